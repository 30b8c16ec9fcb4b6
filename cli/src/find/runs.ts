import { answerOf, type StageClient } from '@wordslab/api-client';
import { NotFound, type TrainingRunDetail } from '@wordslab/contracts';
import { NotCompleted } from '../errors/cli-errors.js';
import { paintStatus } from '../render/colour.js';
import { facts } from '../render/table.js';
import { bytes, count, dateTime, duration, metricsText, shortId } from '../render/text.js';

export const showRun = (client: StageClient, id: string): Promise<TrainingRunDetail> =>
  answerOf(client.GET('/api/v1/training-runs/{id}', { params: { path: { id } } }));

/**
 * The run that a person named by its id, the last 8 characters of it, or its name (the latest of several).
 * @throws NotFound `training.unknown_run`
 */
export const runNamed = async (client: StageClient, ref: string): Promise<TrainingRunDetail> => {
  if (/_[0-9a-f]{8}-[0-9a-f-]{27}$/.test(ref)) return showRun(client, ref);
  const { items } = await answerOf(client.GET('/api/v1/training-runs', { params: { query: { limit: 200 } } }));
  const tail = ref.replace(/^.*…/, '');
  const found = items.find((run) => run.name === ref) ?? items.find((run) => tail.length >= 8 && run.id.endsWith(tail));
  if (found) return showRun(client, found.id);
  const last = items.slice(0, 3).map((run) => `${run.name} (${shortId(run.id)})`);
  throw new NotFound(
    'training.unknown_run',
    `there is no training run '${ref}'`,
    `${last.length > 0 ? `The last ones are ${last.join(', ')}. ` : ''}See \`wordslab train list\`.`,
  );
};

/** What a run does now, in a line. */
export const nowText = ({ status, progress }: TrainingRunDetail): string =>
  progress
    ? [progress.step, progress.message, metricsText(progress.metrics)]
        .filter((part) => part && part !== '-')
        .join(', ') || 'it trains'
    : status === 'requested'
      ? 'it waits in the queue'
      : status;

export const runText = (run: TrainingRunDetail): string =>
  facts([
    ['Run', `${run.name} (${run.id})`],
    ['Status', `${paintStatus(run.status)}${run.progress ? `: ${nowText(run)}` : ''}`],
    ...(run.failure
      ? ([
          ['Reason', `${run.failure.reason}: ${run.failure.detail}`],
          ['Next', run.failure.hint],
        ] as const)
      : []),
    ['Algorithm', `${run.algorithm.name} (${shortId(run.algorithm.version)})`],
    ['Learnt from', run.sets.map((set) => `${set.name} (${count(set.items, 'row')})`).join(', ')],
    ['Parameters', JSON.stringify(run.params)],
    ['Metrics', metricsText(run.metrics)],
    ['Model', run.model ? `${count(run.model.files.length, 'file')}, ${shortId(run.model.digest)}` : '-'],
    ['Inputs', run.inputs ? shortId(run.inputs) : '-'],
    [
      'Took',
      run.usage
        ? `${duration(run.usage.seconds)}, ${bytes(run.usage.peakMemoryBytes)} of memory, ${bytes(run.usage.peakDiskBytes)} of disk`
        : '-',
    ],
    ['Attempts', run.attempt],
    ['Requested', `${dateTime(run.requestedAt)} by ${run.requestedBy}`],
    ['Ended', dateTime(run.endedAt)],
  ]);

/** @throws NotCompleted `training.<status>` unless it succeeded */
export const assertSucceeded = (run: TrainingRunDetail): void => {
  if (run.status === 'succeeded') return;
  const why = run.failure ? `${run.failure.reason}: ${run.failure.detail}` : 'it was cancelled';
  const hint = run.failure?.hint ?? 'Start it again when it is wanted.';
  throw new NotCompleted(
    `training.${run.status}`,
    `training run ${run.name} is ${run.status}: ${why}`,
    `${hint} See \`wordslab train log ${run.id}\`.`,
  );
};
