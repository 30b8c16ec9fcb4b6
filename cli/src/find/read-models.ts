import { answerOf, type StageClient } from '@wordslab/api-client';
import { isWordslabError, type ReadModelList, type ReadModelView, RuleViolated } from '@wordslab/contracts';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { count, dateTime, duration, number } from '../render/text.js';
import { unknownName } from './near.js';

export const listReadModels = (client: StageClient): Promise<ReadModelList> =>
  answerOf(client.GET('/api/v1/read-models'));

/** @throws NotFound `read_model.unknown`, with the near matches */
export const readModelNamed = async (client: StageClient, module: string, name: string): Promise<ReadModelView> => {
  try {
    return await answerOf(client.GET('/api/v1/read-models/{name}', { params: { path: { name } } }));
  } catch (error) {
    if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
    const { items } = await listReadModels(client);
    throw unknownName(
      'read model',
      name,
      items.map((model) => model.name),
      { code: 'read_model.unknown', where: module, list: `wordslab read-model list ${module}` },
    );
  }
};

export const isRebuilding = ({ rebuild }: ReadModelView): boolean =>
  rebuild !== null && ['waiting', 'running', 'stopping'].includes(rebuild.status);

/** How a rebuild is now, in a line. */
export const rebuildText = (rebuild: NonNullable<ReadModelView['rebuild']>): string => {
  const { status, events, of, eventsPerSecond, remainingSeconds, failure, startedAt, endedAt } = rebuild;
  if (status === 'waiting') return failure ? `stands still: ${failure}` : 'waits for its turn';
  if (status === 'stopping') return 'is being stopped';
  if (status === 'stopped') return `was stopped ${dateTime(endedAt)}`;
  if (status === 'done' && startedAt && endedAt) {
    const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000;
    return `done ${dateTime(endedAt)}: ${count(events, 'event')} in ${duration(seconds)}`;
  }
  if (failure) return `stands still after ${count(events, 'event')}: ${failure}`;
  const total = of === null ? '' : ` of about ${number(of)}`;
  const speed = eventsPerSecond === null ? '' : `, ${number(eventsPerSecond)} events/s`;
  const left = remainingSeconds === null ? '' : `, ${duration(Math.ceil(remainingSeconds))} left`;
  return `${number(events)}${total}${speed}${left}`;
};

export const readModelsText = (models: readonly ReadModelView[]): string =>
  table(
    [
      { title: 'read model', value: (m) => m.name },
      { title: 'state', value: (m) => m.state, paint: paintStatus },
      { title: 'version', value: versionText, align: 'right' },
      { title: 'position', value: (m) => m.position ?? '-', align: 'right' },
      { title: 'changed', value: (m) => dateTime(m.updatedAt) },
      { title: 'rebuild', value: (m) => (m.rebuild ? rebuildText(m.rebuild) : '-') },
    ],
    models,
  );

export const readModelText = (model: ReadModelView): string => {
  const { name, tables, state, position, updatedAt, failure, rebuild } = model;
  return facts([
    ['Read model', name],
    ['Tables', tables.join(', ')],
    ['State', paintStatus(state)],
    ['Version', versionText(model)],
    ['Position', position ?? 'nothing of the log yet'],
    ['Changed', dateTime(updatedAt)],
    ...(failure ? [['Failure', paint('bad', failure)] as const] : []),
    ...(rebuild
      ? ([
          ['Rebuild', rebuildText(rebuild)],
          ['Asked for', `${dateTime(rebuild.requestedAt)} by ${rebuild.requestedBy}, ${reasons[rebuild.reason]}`],
        ] as const)
      : []),
  ]);
};

/** @throws RuleViolated `read_model.rebuild_failed`, `read_model.rebuild_stopped` when it did not come to its end */
export const assertRebuilt = (model: ReadModelView, module: string): void => {
  const { rebuild, name } = model;
  if (rebuild?.failure)
    throw new RuleViolated(
      'read_model.rebuild_failed',
      `the rebuild of ${name} stands still after ${count(rebuild.events, 'event')}: ${rebuild.failure}`,
      `The present rows stay. It is tried again; end it with \`wordslab read-model stop ${module} ${name}\`.`,
    );
  if (rebuild?.status === 'stopped')
    throw new RuleViolated(
      'read_model.rebuild_stopped',
      `the rebuild of ${name} was stopped; the present rows stay`,
      `Begin it again with \`wordslab read-model rebuild ${module} ${name}\`.`,
    );
};

const reasons = {
  asked: 'by hand',
  version: 'its rows are made another way now',
  log: 'the log is another one',
} as const;

const versionText = ({ version, wantedVersion }: ReadModelView): string =>
  version === null || version === wantedVersion ? String(wantedVersion) : `${version}, wants ${wantedVersion}`;
