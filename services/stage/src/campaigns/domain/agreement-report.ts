import type { Agreement, AgreementMeasure } from '@wordslab/contracts';
import { cohensKappa, fleissKappa, type GivenLabel, krippendorffsAlpha } from './agreement.js';

const SAME = 'every label is the same, so chance alone would agree as well';

const measure = (value: number | null, items: number): AgreementMeasure => ({
  ...{ value, items, whyNot: value === null ? SAME : null },
});
const none = (whyNot: string): AgreementMeasure => ({ value: null, items: 0, whyNot });

const countsOf = (values: readonly (string | number)[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const cohenOf = (byAnnotator: ReadonlyMap<string, ReadonlyMap<number, string>>): Agreement['cohen'] => {
  const people = [...byAnnotator];
  return people.flatMap(([a, labels], at) =>
    people.slice(at + 1).flatMap(([b, others]) => {
      const pairs = [...labels].flatMap(([item, label]) => {
        const other = others.get(item);
        return other === undefined ? [] : [[label, other] as const];
      });
      const annotators = [a, b];
      return pairs.length === 0 ? [] : [{ annotators, ...measure(cohensKappa(pairs), pairs.length) }];
    }),
  );
};

const fleissOf = (items: readonly (readonly string[])[]): AgreementMeasure => {
  const sizes = items.map((labels) => labels.length);
  const [least, most] = [sizes.reduce((a, b) => Math.min(a, b), Infinity), sizes.reduce((a, b) => Math.max(a, b), 0)];
  if (most < 2) return none('no item has more than one label');
  if (least !== most)
    return none(`it wants the same number of labels for each labelled item; they have from ${least} to ${most}`);
  return measure(fleissKappa(items), items.length);
};

const krippendorffOf = (items: readonly (readonly string[])[]): AgreementMeasure => {
  const pairing = items.filter((labels) => labels.length >= 2);
  if (pairing.length === 0) return none('no item has more than one label');
  return measure(krippendorffsAlpha(pairing), pairing.length);
};

/**
 * How far annotators agree, and which measure says so.
 * @param items how many items the campaign has
 * @param skipped how many items each annotator skipped
 */
export const agreementOf = (
  items: number,
  given: readonly GivenLabel[],
  skipped: ReadonlyMap<string, number>,
): Agreement => {
  const byItem = new Map<number, string[]>();
  const names = [...new Set([...given.map((g) => g.annotator), ...skipped.keys()])].sort();
  const byAnnotator = new Map(names.map((name) => [name, new Map<number, string>()]));
  for (const { item, annotator, label } of given) {
    byItem.set(item, [...(byItem.get(item) ?? []), label]);
    byAnnotator.get(annotator)?.set(item, label);
  }
  const labelled = [...byItem.values()];
  const unlabelled = items - labelled.length;
  return {
    items,
    labelsPerItem: { ...(unlabelled > 0 ? { '0': unlabelled } : {}), ...countsOf(labelled.map((l) => l.length)) },
    labels: countsOf(given.map((g) => g.label)),
    annotators: [...byAnnotator].map(([annotator, labels]) => ({
      ...{ annotator, given: labels.size, skipped: skipped.get(annotator) ?? 0 },
      labels: countsOf([...labels.values()]),
    })),
    cohen: cohenOf(byAnnotator),
    fleiss: fleissOf(labelled),
    krippendorff: krippendorffOf(labelled),
  };
};
