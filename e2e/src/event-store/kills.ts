import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type RecordedEvent } from '@wordslab/eventstore';
import { until } from '../testing/until.js';
import { Followed } from './followed.js';
import { wrongsOf } from './proof.js';
import { Writers } from './writers.js';

export const WRITERS = 64;
/** Kills of a run; CI's is the short one. */
export const killsOf = (few: number, many: number): number => (process.env['WORDSLAB_FAULTS'] === 'full' ? many : few);

export interface Killed {
  readonly wrongs: readonly string[];
  /** Of each kill, how many appends were under way when it came, and how many answers it cost. */
  readonly kills: readonly { readonly inFlight: number; readonly interruptions: number }[];
  readonly summary: string;
}

/**
 * Kills something again and again while 64 writers append and two subscribers follow through the same store, which
 * nobody helps to go on; the last writers have the `others` to themselves, as other processes would. What the log holds
 * in the end is read through `witness`.
 */
export const killAgainAndAgain = async (
  store: EventStore,
  others: readonly EventStore[],
  witness: EventStore,
  times: number,
  killAndRestart: () => Promise<void>,
): Promise<Killed> => {
  const began = Date.now();
  const [all, shared] = [new Followed(store), new Followed(store, 'note-shared')];
  const writers = new Writers((writer) => others[WRITERS - 1 - writer] ?? store, WRITERS);
  const kills = await killWhile(writers, times, killAndRestart).finally(() => writers.stop());
  const log: RecordedEvent[] = [];
  for await (const event of witness.readAll()) log.push(event);
  const ofShared = log.filter(({ stream }) => stream === 'note-shared');
  const isCaughtUp = async (): Promise<boolean> => all.ids.length >= log.length && shared.ids.length >= ofShared.length;
  // Kills come faster than somebody who reads can go on; what is missing after this, the proof says.
  const behind = log.length - all.ids.length;
  const ended = Date.now();
  await until('the subscribers have caught up', isCaughtUp, 60_000).catch(() => undefined);
  const caughtUp = `a subscriber that was ${behind} events behind at the end caught up in ${((Date.now() - ended) / 1000).toFixed(1)} s`;
  await Promise.all([all.stop(), shared.stop()]);
  const wrongs = [
    ...wrongsOf(log, writers.attempts, { 'the subscriber of all': all.ids }),
    ...wrongsOf(ofShared, [], { 'the subscriber of one stream': shared.ids }),
  ];
  return { wrongs, kills, summary: `${summaryOf(kills, writers, log, ended - began)}; ${caughtUp}` };
};

/** Kills when appends go on, and comes back when they go on after the last kill. */
const killWhile = async (
  writers: Writers,
  times: number,
  killAndRestart: () => Promise<void>,
): Promise<Killed['kills']> => {
  const kills: Killed['kills'][number][] = [];
  const appendsGoOn = async (): Promise<void> => {
    const before = writers.acknowledged;
    await until('appends go on', async () => writers.acknowledged >= before + 2 * WRITERS, 30_000);
  };
  for (let kill = 0; kill < times; kill += 1) {
    await appendsGoOn();
    await sleep((kill * 7) % 31); // not always at the same point of a round
    const { inFlight, interruptions } = writers;
    await killAndRestart();
    await until('the kill is felt', async () => writers.interruptions > interruptions, 10_000);
    kills.push({ inFlight, interruptions: writers.interruptions - interruptions });
  }
  await appendsGoOn();
  return kills;
};

const summaryOf = (
  kills: Killed['kills'],
  { attempts }: Writers,
  log: readonly RecordedEvent[],
  ms: number,
): string => {
  const there = new Set(log.map(({ id }) => id));
  const count = (is: (attempt: Writers['attempts'][number]) => boolean): number => attempts.filter(is).length;
  const isTold = ({ outcome }: { outcome: unknown }): boolean => typeof outcome !== 'string';
  const lost = attempts.filter(({ outcome }) => outcome === 'given up');
  const inFlight = kills.map((kill) => kill.inFlight);
  return [
    `${kills.length} kills in ${(ms / 1000).toFixed(1)} s, ${Math.min(...inFlight)} to ${Math.max(...inFlight)} appends in flight at each`,
    `${count(isTold)} appends acknowledged (${log.length} events in the log), ${count((a) => isTold(a) && a.interruptions > 0)} of them after repetition`,
    `${count(({ outcome }) => outcome === 'refused')} refused as another was faster, ${lost.length} given up, ${lost.filter(({ ids }) => there.has(ids[0] ?? '')).length} of these recorded`,
  ].join('; ');
};
