import { connectTo } from '../testing/database.js';
import { type RunningHome, TENANT } from '../testing/running-home.js';
import { sleep } from '../testing/until.js';

/** The points of a crossing, in its order. */
export const points = [
  'request sent',
  'order received at home',
  'snapshot built',
  'stored at hub',
  'relayed',
  'activated, not completed',
] as const;
export type Point = (typeof points)[number];

/** The event that marks a point and the module whose log it is in; nothing is in any log when a request was just sent. */
const marks: Readonly<Record<Exclude<Point, 'request sent'>, { module: string; type: string }>> = {
  'order received at home': { module: 'dev', type: 'feed.snapshot.ordered' },
  'snapshot built': { module: 'dev', type: 'snapshot.built' },
  'stored at hub': { module: 'lifecycle', type: 'snapshot.stored' },
  relayed: { module: 'lifecycle', type: 'snapshot.relayed' },
  'activated, not completed': { module: 'train', type: 'snapshot.activated' },
};

/** A request that was sent this long ago is on its way or being worked on: a command takes 15 to 40 ms. */
const UNDER_WAY_MS = 5;
const MISSED_MS = 60_000;

/**
 * Begins to watch for a point in the crossing of a dataset. `reached`, once called, resolves as soon as the log tells of
 * the event's commit.
 */
export const watchFor = async (
  home: RunningHome,
  point: Point,
  dataset: string,
): Promise<{ reached: () => Promise<void> }> => {
  if (point === 'request sent') return { reached: () => sleep(UNDER_WAY_MS) };
  const { module, type } = marks[point];
  const client = await connectTo(home, { tenant: TENANT, name: module });
  const isThere = async (): Promise<boolean> => {
    const query = 'SELECT 1 FROM eventstore.events WHERE type = $1 AND position($2 IN data::text) > 0';
    return (await client.query(query, [type, dataset])).rows.length > 0;
  };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let looking = Promise.resolve();
  const look = (): void => {
    looking = looking.then(isThere).then((found) => (found ? resolve() : undefined), reject);
  };
  client.on('notification', look);
  await client.query('LISTEN eventstore');
  const reached = async () => {
    const late = setTimeout(() => reject(new Error(`'${point}' was not reached`)), MISSED_MS);
    look();
    await promise;
    clearTimeout(late);
    // Not awaited: whoever waits for the point acts at once.
    client.end().catch(() => undefined);
  };
  return { reached };
};
