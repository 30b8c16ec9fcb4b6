import { digestOf, RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import { type DatasetState, evolveDataset } from './dataset.js';
import type { DatasetEvent, VersionPublished } from './dataset.events.js';

/** An import that has read its file to the end and stored its chunks. */
export interface PublishVersion {
  readonly type: 'publishVersion';
  /** Name of the dataset where this import creates it. */
  readonly name: string;
  readonly markPersonal: boolean;
  readonly file: Omit<VersionPublished, 'name' | 'version' | 'personal' | 'digest'>;
  /** Addresses of the sealed chunks, in order. */
  readonly chunks: readonly string[];
}

export type DatasetCommand =
  { readonly type: 'create'; readonly name: string; readonly personal: boolean } | PublishVersion;

const create = (command: DatasetCommand & { type: 'create' }, state: DatasetState): DatasetEvent[] => {
  if (state.status === 'open')
    throw new RuleViolated(
      'dataset.name_taken',
      `there is a dataset named '${state.name}'`,
      'Import into it: that makes its next version. Or take another name.',
    );
  return [{ type: 'dataset.created', data: { name: command.name, personal: command.personal } }];
};

const publishVersion = ({ name, markPersonal, file, chunks }: PublishVersion, state: DatasetState): DatasetEvent[] => {
  const before: DatasetEvent[] =
    state.status === 'absent'
      ? [{ type: 'dataset.created', data: { name, personal: markPersonal } }]
      : markPersonal && !state.personal
        ? [{ type: 'dataset.markedPersonal', data: {} }]
        : [];
  const now = before.reduce(evolveDataset, state);
  if (now.status !== 'open') throw new RuleViolated('dataset.absent', 'there is no such dataset');
  const personal = now.personal || file.columns.some((column) => column.class === 'personal');
  const digest = digestOf({ columns: file.columns, rows: file.rows, chunks });
  const data = { ...file, name: now.name, version: now.versions.length + 1, personal, digest };
  return [...before, { type: 'dataset.versionPublished', data }];
};

export const datasetDecider: Decider<DatasetState, DatasetCommand, DatasetEvent> = {
  initialState: { status: 'absent' },
  evolve: evolveDataset,
  decide: (command, state) => {
    switch (command.type) {
      case 'create':
        return create(command, state);
      case 'publishVersion':
        return publishVersion(command, state);
      default:
        return unknownCommand(command);
    }
  },
};

const unknownCommand = (command: never): never => {
  throw new RuleViolated('dataset.unknown_command', `a dataset does not know ${JSON.stringify(command)}`);
};

export const datasetStream = (id: string): string => `dataset-${id}`;
