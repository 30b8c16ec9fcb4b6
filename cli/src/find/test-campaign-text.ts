import type { Measures, TestCampaignDetail, TestedCase, TestedRow } from '@wordslab/contracts';
import { paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { count, dateTime, number, shortId } from '../render/text.js';

const MOST = 10;

/** A share as `0.914`. */
export const shareText = (share: number | null | undefined): string => (share == null ? '-' : share.toFixed(3));

const worstLabels = ({ perLabel }: Measures): string => {
  const worst = perLabel
    .filter((m) => m.f1 < 1)
    .sort((a, b) => a.f1 - b.f1)
    .slice(0, MOST);
  if (worst.length === 0) return 'Every label is answered right.';
  return table(
    [
      { title: 'worst labels', value: (m) => m.label },
      { title: 'f1', value: (m) => shareText(m.f1), align: 'right' },
      { title: 'precision', value: (m) => shareText(m.precision), align: 'right' },
      { title: 'recall', value: (m) => shareText(m.recall), align: 'right' },
      { title: 'rows', value: (m) => number(m.support), align: 'right' },
    ],
    worst,
  );
};

const mixedUp = ({ confusion }: Measures): string[] => {
  const wrong = confusion
    .filter((cell) => cell.truth !== cell.answer)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
  if (wrong.length === 0) return [];
  const columns = [
    { title: 'taken for each other', value: (c: (typeof wrong)[number]) => c.truth },
    { title: 'answered', value: (c: (typeof wrong)[number]) => c.answer ?? 'no answer' },
    { title: 'rows', value: (c: (typeof wrong)[number]) => number(c.count), align: 'right' as const },
  ];
  return ['', table(columns, wrong)];
};

/** Rows that were answered wrong. */
export const wrongTable = (rows: readonly TestedRow[]): string =>
  table(
    [
      { title: 'case', value: (r) => r.case },
      { title: 'label', value: (r) => r.label },
      { title: 'answered', value: (r) => r.answer },
      { title: 'score', value: (r) => shareText(r.score), align: 'right' },
      { title: 'text', value: (r) => r.text },
    ],
    rows,
  );

const verdictText = ({ by, verdict, label, comment }: TestedCase['verdicts'][number]): string =>
  `${by}: ${verdict}${label ? `, it is ${label}` : ''}${comment ? ` (${comment})` : ''}`;

/** What people tried, and how they judged. */
export const casesTable = (cases: readonly TestedCase[]): string =>
  table(
    [
      { title: 'case', value: (c) => c.case },
      { title: 'answered', value: (c) => c.answer },
      { title: 'text', value: (c) => c.text ?? 'erased' },
      { title: 'verdicts', value: (c) => c.verdicts.map(verdictText).join('; ') },
    ],
    cases,
  );

export const peopleText = (people: readonly string[] | null): string =>
  people === null ? 'nobody is asked' : people.join(', ') || 'whoever may test';

/** A test campaign for a person: what was tested, how well it answered, and where it is worst. */
export const testCampaignText = (c: TestCampaignDetail): string => {
  const { serving, testSet, verdicts, failure, measures } = c;
  const judged = `${count(verdicts.given, 'verdict')} by ${count(verdicts.testers, 'person', 'people')}, ${number(verdicts.correct)} correct`;
  return [
    facts([
      ['Test campaign', c.name],
      ['Id', c.id],
      ['Status', paintStatus(c.status) + (failure ? `: ${failure.code}, ${failure.detail}` : '')],
      ['Tests', `${serving.service} of release ${shortId(serving.release)}, model ${shortId(serving.modelVersion)}`],
      ['On', `testSet/${testSet.name}, ${count(testSet.rows, 'row')}, ${shortId(testSet.digest)}`],
      ['Made', `${dateTime(c.createdAt)} by ${c.createdBy}`],
      ...(measures
        ? ([
            ['Accuracy', shareText(measures.accuracy)],
            ['Macro F1', shareText(measures.macroF1)],
          ] as const)
        : ([['Asked', `${number(c.progress.done)} of ${count(c.progress.total, 'row')}`]] as const)),
      ['People', c.people === null ? peopleText(null) : `${peopleText(c.people)}: ${judged}`],
    ]),
    ...(measures ? ['', worstLabels(measures), ...mixedUp(measures)] : []),
  ].join('\n');
};
