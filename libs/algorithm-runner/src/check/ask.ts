import { type AlgorithmInterface, isWordslabError } from '@wordslab/contracts';
import type { Answer, Predictor } from '../predictor.js';
import type { CheckId, Checklist } from './checklist.js';
import { misfit, sampleQuestions } from './sample.js';

const STOPPED = 'The log says why; run its command with predict by hand in a folder with its model/.';

/** Runs one check; a process that ends meanwhile fails it with its reason. */
const during = async (
  id: CheckId,
  predictor: Predictor,
  list: Checklist,
  work: () => Promise<string>,
): Promise<boolean> => {
  try {
    list.pass(id, await work());
    return true;
  } catch (error) {
    if (error instanceof Miss) list.fail(id, error.message, error.hint);
    else if (isWordslabError(error)) list.fail(id, (await predictor.ended).failure?.detail ?? error.message, STOPPED);
    else throw error;
    return false;
  }
};

/** What was seen is not what the contract wants. */
class Miss extends Error {
  constructor(
    observed: string,
    readonly hint: string,
  ) {
    super(observed);
  }
}

const outputsOf = (answer: Answer, number: number): string => {
  if (answer.ok) return JSON.stringify(answer.outputs);
  throw new Miss(`row ${number} was answered with an error: ${answer.error}`, 'The row was well formed: answer it.');
};

/** Asks row by row and checks each answer's outputs; the answers as JSON, or null where one was not right. */
export const askAll = async (
  predictor: Predictor,
  shape: AlgorithmInterface,
  list: Checklist,
): Promise<readonly string[] | null> => {
  const questions = sampleQuestions(shape);
  const answers: string[] = [];
  const passed = await during('answers', predictor, list, async () => {
    for (const [i, row] of questions.entries()) {
      const answer = await predictor.predict(row);
      answers.push(outputsOf(answer, i + 1));
      for (const port of answer.ok ? shape.outputs : []) {
        const wrong = misfit(port, answer.ok ? answer.outputs[port.name] : undefined);
        if (wrong) throw new Miss(`in the answer to row ${i + 1}, ${wrong}`, 'Answer every output of algorithm.json.');
      }
    }
    return `${answers.length} rows`;
  });
  return passed ? answers : null;
};

/** All rows at once must be answered as they were one by one. */
export const checkOrder = async (
  predictor: Predictor,
  shape: AlgorithmInterface,
  expected: readonly string[],
  list: Checklist,
): Promise<void> => {
  await during('order', predictor, list, async () => {
    const together = await Promise.all(sampleQuestions(shape).map((row) => predictor.predict(row)));
    const wrong = together.findIndex((answer, i) => outputsOf(answer, i + 1) !== expected[i]);
    if (wrong >= 0)
      throw new Miss(
        `row ${wrong + 1} of ${together.length} sent at once has another answer than alone`,
        'Answer one line after another, from that line alone.',
      );
    const distinct = new Set(expected).size;
    return `${together.length} rows sent at once${distinct === 1 ? ', all with the same answer: order could not be seen' : ''}`;
  });
};

/** Neither a line that is no JSON nor one without its inputs may end it. */
export const checkMalformed = async (
  predictor: Predictor,
  shape: AlgorithmInterface,
  expected: readonly string[],
  list: Checklist,
): Promise<void> => {
  const [first] = sampleQuestions(shape);
  if (list.failed('order') || !first) return;
  await during('malformed', predictor, list, async () => {
    for (const line of ['this is not JSON', '{}', '[]']) {
      const answer = await predictor.send(line);
      if (answer.ok)
        throw new Miss(
          `the line ${line} was answered as if it were a row`,
          'Answer {"error": "…"} to what is no row of the declared inputs.',
        );
    }
    if (outputsOf(await predictor.predict(first), 1) !== expected[0])
      throw new Miss('a good row after malformed lines has another answer', 'Let no line change the next one.');
    return '3 malformed lines, then a good one';
  });
};

export const checkEnd = async (predictor: Predictor, list: Checklist): Promise<void> => {
  if (list.failed('order') || list.failed('malformed')) return;
  const { failure } = await predictor.close();
  if (failure) list.fail('ends', failure.detail, 'When stdin ends, end with exit code 0.');
  else list.pass('ends', 'exit code 0');
};
