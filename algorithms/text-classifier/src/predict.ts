import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Classifier } from './model.ts';
import { readModel } from './model-file.ts';

const answerTo = (classifier: Classifier, line: string): object => {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return { error: 'the line is not JSON' };
  }
  if (typeof row !== 'object' || row === null || !('text' in row) || typeof row.text !== 'string')
    return { error: "the line has no string 'text'" };
  return classifier.answer(row.text);
};

/** `predict`: an answer for each line of stdin, in order, until stdin ends. */
export const predict = async (): Promise<void> => {
  const classifier = new Classifier(readModel('model'));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    if (!process.stdout.write(`${JSON.stringify(answerTo(classifier, line))}\n`)) await once(process.stdout, 'drain');
};
