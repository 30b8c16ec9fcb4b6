import { answerOf, type StageClient } from '@wordslab/api-client';
import { type Measures, type ModelTestDetail, versionOf } from '@wordslab/contracts';
import { follow } from '../base/follow.js';
import { NotCompleted } from '../errors/cli-errors.js';
import type { Progress } from '../render/progress.js';
import { facts, table } from '../render/table.js';
import { count, number } from '../render/text.js';
import type { FoundModel } from './models.js';

const WORST = 10;

export interface TestOptions {
  readonly testSet: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly timeoutSeconds?: number;
  readonly onStart: (test: string) => void;
}

const show = (client: StageClient, id: string): Promise<ModelTestDetail> =>
  answerOf(client.GET('/api/v1/model-tests/{id}', { params: { path: { id } } }));

/** Tests a model on a test set and follows it to its end. @throws NotCompleted `model_test.<status>` */
export const testModel = async (client: StageClient, { ref, model }: FoundModel, options: TestOptions) => {
  const body = { model: ref, testSet: options.testSet };
  const { id } = await answerOf(client.POST('/api/v1/model-tests', { body }));
  options.onStart(id);
  const tested = await follow({
    look: () => show(client, id),
    isOver: (test) => test.endedAt !== null,
    onLook: ({ answered, items }) =>
      options.progress.now(
        `${model.name}: ${number(answered ?? items)} of ${number(items)} rows`,
        (answered ?? items) / items,
      ),
    signal: options.signal,
    timeoutSeconds: options.timeoutSeconds,
    what: `model test ${id}`,
    again: `wordslab model test ${model.name} --test-set ${options.testSet}`,
  });
  if (tested.status === 'finished') return tested;
  throw new NotCompleted(
    `model_test.${tested.status}`,
    `the test of ${model.name} is ${tested.status}${tested.failure ? `: ${tested.failure.detail}` : ''}`,
    tested.failure?.hint ?? 'Start it again when it is wanted.',
  );
};

/** The finished test of this model on this set, or a new one. */
export const testedModel = async (client: StageClient, found: FoundModel, options: TestOptions) => {
  const query = { model: found.ref, limit: 200 };
  const { items } = await answerOf(client.GET('/api/v1/model-tests', { params: { query } }));
  const isAsked = ({ testSet }: ModelTestDetail | (typeof items)[number]): boolean => {
    const [, versionText] = testSet.version.split('@');
    return [testSet.version, versionOf(testSet.name, Number(versionText))].includes(options.testSet);
  };
  const before = items.find((test) => test.status === 'finished' && isAsked(test));
  return before ? show(client, before.id) : testModel(client, found, options);
};

const share = (of: number | null): string => (of === null ? '-' : of.toFixed(4));

const perLabelText = ({ perLabel }: Measures): string =>
  table(
    [
      { title: 'label', value: (m) => m.label },
      { title: 'precision', value: (m) => share(m.precision), align: 'right' },
      { title: 'recall', value: (m) => share(m.recall), align: 'right' },
      { title: 'F1', value: (m) => share(m.f1), align: 'right' },
      { title: 'rows', value: (m) => m.support, align: 'right' },
    ],
    perLabel,
  );

const confusionText = ({ confusion }: Measures): string => {
  const wrong = confusion.filter((cell) => cell.truth !== cell.answer).sort((a, b) => b.count - a.count);
  if (wrong.length === 0) return 'No row was answered wrong.';
  const shown = table(
    [
      { title: 'true', value: (cell) => cell.truth },
      { title: 'answered', value: (cell) => cell.answer ?? '(nothing)' },
      { title: 'rows', value: (cell) => cell.count, align: 'right' },
    ],
    wrong.slice(0, WORST),
  );
  return `${shown}${wrong.length > WORST ? `\nand ${wrong.length - WORST} more pairs; --json has them` : ''}`;
};

export const testText = (test: ModelTestDetail): string => {
  const head = facts([
    ['Test', test.id],
    ['Model', `${test.model.name} (${test.model.version})`],
    ['Test set', `${test.testSet.name}, ${count(test.items, 'row')}`],
    ['Accuracy', share(test.accuracy)],
    ['Macro F1', share(test.macroF1)],
  ]);
  return test.measures ? [head, perLabelText(test.measures), confusionText(test.measures)].join('\n\n') : head;
};
