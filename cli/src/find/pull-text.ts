import { dayOfVersion, PREDICTION_LOG, type PullPartition, type PullView, splitVersion } from '@wordslab/contracts';
import { NotCompleted } from '../errors/cli-errors.js';
import { paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { count, dateTime, number, shortId } from '../render/text.js';

/** A day of the log, or the entity version. */
export const partitionName = (projection: string, partition: string): string =>
  projection === PREDICTION_LOG ? dayOfVersion(splitVersion(partition).version) : shortId(partition);

export const isPullOver = ({ status }: PullView): boolean => status === 'done' || status === 'refused';

/** What became of a partition, in a few words. */
export const partitionText = ({ state, rows, refusal }: PullPartition): string => {
  switch (state) {
    case 'arrived':
      return `arrived, ${count(rows ?? 0, 'row')}`;
    case 'empty':
      return 'empty: its home has nothing of it';
    case 'refused':
      return `refused: ${refusal?.code ?? ''} ${refusal?.detail ?? ''}`;
    case 'sent':
      return 'on its way';
    default:
      return state;
  }
};

export const pullText = (pull: PullView): string =>
  [
    facts([
      ['Pull', pull.id],
      ['What', `${pull.projection} from ${pull.from}${pull.scheduled ? ', by the schedule' : ''}`],
      ['Status', paintStatus(pull.status)],
      ['Asked', `${dateTime(pull.askedAt)} by ${pull.askedBy}`],
      ['Ended', dateTime(pull.endedAt)],
      ...(pull.refusal ? [['Refused', `${pull.refusal.code}, ${pull.refusal.detail}`] as const] : []),
    ]),
    '',
    table(
      [
        { title: 'partition', value: (p) => partitionName(pull.projection, p.partition) },
        { title: 'state', value: (p) => p.state, paint: paintStatus },
        { title: 'rows', value: (p) => number(p.rows), align: 'right' },
        { title: 'snapshot', value: (p) => (p.snapshot ? shortId(p.snapshot) : '-') },
        { title: 'why', value: (p) => (p.refusal ? `${p.refusal.code}: ${p.refusal.detail}` : '-') },
      ],
      pull.partitions,
    ),
  ].join('\n');

/** What to do about a refusal, where that is known. */
const hints: Readonly<Record<string, string>> = {
  'pull.policy_missing': 'Write a policy for this edge and projection, then `wordslab policy set FILE`.',
  'pull.nothing_known': 'Publish it in its home first, and see `wordslab sync status` for what is on its way.',
};

/**
 * Says so when a pull that is over did not bring everything.
 * @throws NotCompleted with the refusal's own code
 */
export const assertPulled = (pull: PullView): void => {
  const refused = pull.partitions.filter(({ state }) => state === 'refused');
  const refusal = pull.refusal ?? refused[0]?.refusal;
  if (!isPullOver(pull) || !refusal) return;
  const of = pull.refusal ? 'the pull' : `${refused.length} of ${count(pull.partitions.length, 'partition')}`;
  throw new NotCompleted(
    refusal.code,
    `${of} of ${pull.projection} from ${pull.from} was refused: ${refusal.detail}`,
    `${hints[refusal.code] ?? ''} See \`wordslab pull show ${pull.id}\`.`.trim(),
    { pull: pull.id },
  );
};
