import type { AlgorithmInterface, Port } from '@wordslab/contracts';
import type { Row, TrainingInput } from '../work-folder.js';

const subjects: Readonly<Record<string, readonly string[]>> = {
  card: ['card', 'chip', 'plastic', 'visa'],
  transfer: ['transfer', 'payment', 'money', 'deposit'],
  app: ['app', 'phone', 'login', 'screen'],
};
const sentences = [
  'where is my %',
  'I lost the %',
  'a problem with the %',
  'why did this % fail',
  'tell me: % or not?',
];

export const sampleLabels = Object.keys(subjects);

interface Item {
  readonly label: string;
  readonly text: string;
  readonly number: number;
}
const items: readonly Item[] = Object.entries(subjects).flatMap(([label, words], l) =>
  words.flatMap((word, w) =>
    sentences.map((s, i) => ({ label, text: s.replace('%', word), number: l * 100 + w * 10 + i })),
  ),
);

const valueOf = ({ type }: Port, { label, text, number }: Item): unknown => {
  switch (type) {
    case 'text':
      return text;
    case 'label':
      return label;
    case 'number':
      return number;
    case 'flag':
      return number >= 100;
    case 'json':
      return { text, number };
    default:
      return type satisfies never;
  }
};

const rowOf = (ports: readonly Port[], item: Item): Row =>
  Object.fromEntries(ports.map((port) => [port.name, valueOf(port, item)]));

/** Sixty rows of three labels that any classifier can learn, in the shape of an interface. */
export const sampleTraining = ({ inputs, outputs }: AlgorithmInterface, seed: number): TrainingInput => ({
  rows: items.map((item) => rowOf([...inputs, ...outputs.filter(({ type }) => type === 'label')], item)),
  labels: sampleLabels,
  params: { seed },
});

/** Rows to ask for, of all labels in turn. */
export const sampleQuestions = ({ inputs }: AlgorithmInterface): Row[] => {
  const perLabel = items.length / sampleLabels.length;
  return Array.from({ length: 12 }, (_, i) => items[(i % sampleLabels.length) * perLabel + i])
    .filter((item) => item !== undefined)
    .map((item) => rowOf(inputs, item));
};

/** Why a value does not fit a port, or undefined. */
export const misfit = ({ name, type }: Port, value: unknown): string | undefined => {
  const fits = (): boolean => {
    switch (type) {
      case 'text':
        return typeof value === 'string';
      case 'label':
        return typeof value === 'string' && sampleLabels.includes(value);
      case 'number':
        return typeof value === 'number' && Number.isFinite(value);
      case 'flag':
        return typeof value === 'boolean';
      case 'json':
        return value !== undefined;
      default:
        return type satisfies never;
    }
  };
  return fits() ? undefined : `'${name}' is ${JSON.stringify(value) ?? 'missing'}, not a ${type}`;
};
