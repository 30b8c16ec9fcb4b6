import { NotFound } from '@wordslab/contracts/core';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { LOG_START, type Position } from '../positions.js';
import { appendChunk } from './append-chunk.js';
import { chunksOf, readAhead } from './chunks.js';
import { compareLogs } from './compare-logs.js';
import { sourceWritten, targetDiffers } from './copy-errors.js';
import { refuseUnportable } from './portable.js';

export interface CopyLogOptions {
  readonly from: EventStore;
  /** Nobody else writes to it. */
  readonly to: EventStore;
  /** Whether the target is reached through KurrentDB's protocol, which cannot take every event of another store. */
  readonly throughProtocol?: boolean;
  /** Stops between two appends; running it again goes on from there. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CopyProgress) => void;
}

export interface CopyProgress {
  readonly phase: 'copying' | 'comparing';
  /** Of this run and phase. */
  readonly events: number;
  /** How much of this phase is done, from 0 to 1, as far as positions tell. */
  readonly fraction: number;
}

export interface CopiedLog {
  /** Events of the whole log. */
  readonly events: number;
  /** Those that this run copied; the others stood there already. */
  readonly copied: number;
  /** The same of both logs: see `logDigest`. */
  readonly digest: string;
  /** Position of the last event in either log. */
  readonly heads: { readonly from: Position; readonly to: Position };
}

/**
 * Copies a log in its order, with streams, revisions, ids, types, data and metadata; position and time of recording are
 * the target's. Where the target stands is read from the target itself: a copy that was stopped, or killed, goes on.
 * Ends when nothing new is in the source and both logs were compared from their beginnings.
 * @throws RevisionConflict `eventstore.target_differs` when the target holds anything that is not from the source.
 * @throws RuleViolated `eventstore.source_written` when the source is written to while the two are compared.
 * @throws ValidationFailed `eventstore.not_portable` for an event that the target could not hold as it is.
 */
export const copyLog = async (options: CopyLogOptions): Promise<CopiedLog> => {
  const { from, to, signal } = options;
  let after = await whereTargetStands(from, to);
  let copied = 0;
  for (let round = await copyRound(options, after, 0); round.events > 0;) {
    copied += round.events;
    after = round.after;
    round = await copyRound(options, after, copied);
  }
  const tell = tellerOf(options, 'comparing', LOG_START, after);
  const { events, digest } = await compareLogs(from, to, { signal, onEvent: (event) => tell(1, event.position) });
  const heads = { from: await from.head(), to: await to.head() };
  if (heads.from !== after) throw sourceWritten();
  return { events, copied, digest, heads };
};

/** What is in the source after `after`, up to the head that it has now. */
const copyRound = async (
  options: CopyLogOptions,
  after: Position,
  copied: number,
): Promise<{ after: Position; events: number }> => {
  const { from, to, throughProtocol = false, signal } = options;
  const tell = tellerOf(options, 'copying', after, await from.head(), copied);
  let [at, events] = [after, 0];
  for await (const chunk of readAhead(chunksOf(from.readAll({ after })))) {
    for (const event of chunk.runs.flatMap((run) => run.events)) refuseUnportable(event, throughProtocol);
    signal?.throwIfAborted();
    await appendChunk(to, chunk, signal);
    events += chunk.events;
    at = chunk.last.position;
    tell(chunk.events, at);
  }
  signal?.throwIfAborted();
  return { after: at, events };
};

/** The source's position of the target's last event. */
const whereTargetStands = async (from: EventStore, to: EventStore): Promise<Position> => {
  for await (const last of to.readAll({ direction: 'backwards', limit: 1 })) {
    const same = await eventAt(from, last.stream, last.revision);
    if (same?.id === last.id) return same.position;
    throw targetDiffers(last, `its last event, ${last.id}, is not in the source`);
  }
  return LOG_START;
};

const eventAt = async (store: EventStore, stream: string, revision: number): Promise<RecordedEvent | undefined> => {
  try {
    for await (const event of store.readStream(stream, { from: revision, limit: 1 })) return event;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  return undefined;
};

const tellerOf = (
  { onProgress }: CopyLogOptions,
  phase: CopyProgress['phase'],
  start: Position,
  end: Position,
  already = 0,
): ((more: number, at: Position) => void) => {
  const length = Number(BigInt(end) - BigInt(start));
  let events = already;
  return (more, at) => {
    events += more;
    // The source may have grown beyond the end that it had.
    const fraction = length > 0 ? Math.min(1, Number(BigInt(at) - BigInt(start)) / length) : 1;
    onProgress?.({ phase, events, fraction });
  };
};
