import type { Port, PortType } from '@wordslab/contracts';

const samples: Readonly<Record<PortType, unknown>> = {
  text: 'ready?',
  label: 'ready',
  number: 0,
  flag: false,
  json: {},
};

/** A question that says nothing, for a model server that nobody asks. */
export const probeRow = (inputs: readonly Port[]): Record<string, unknown> =>
  Object.fromEntries(inputs.map(({ name, type }) => [name, samples[type]]));

const fits = (type: PortType, value: unknown): boolean => {
  switch (type) {
    case 'text':
    case 'label':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'json':
      return value !== undefined;
    default:
      return type satisfies never;
  }
};

/** What is wrong with an answer, if anything: it must hold each declared output with its type. */
export const badOutput = (outputs: readonly Port[], answer: Readonly<Record<string, unknown>>): string | undefined => {
  const bad = outputs.find(({ name, type }) => !fits(type, answer[name]));
  return bad && `its output '${bad.name}' is no ${bad.type}`;
};
