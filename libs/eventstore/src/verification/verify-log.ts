import type { LogFault, LogProblem, LogVerification, VerificationProgress } from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '../event-store.js';
import { comparePositions, LOG_START, type Position } from '../positions.js';
import type { BrokenChain } from '../postgres/chains.js';
import { keepsChains } from './kept-chains.js';

export interface VerifyLogOptions {
  /** Go on after this position. @defaultValue the start of the log */
  readonly after?: Position;
  /** Why an event cannot be read, in words without its values; null where it can. Without it, events are not parsed. */
  readonly whyUnreadable?: (event: RecordedEvent) => string | null;
  readonly onProgress?: (progress: VerificationProgress) => void;
  /** Ends the walk, which then fails with the signal's reason: half a walk is no result. */
  readonly signal?: AbortSignal;
}

/** Events between two looks at the chains and two words of progress. */
const STRIDE = 1000;

/**
 * Walks a log to the head that it has now. Whether an event is the one that was written is told by it and the one before
 * it alone, so a walk may begin anywhere and remembers nothing of what it saw.
 * @throws Unavailable
 */
export const verifyLog = async (store: EventStore, options: VerifyLogOptions = {}): Promise<LogVerification> => {
  const { after = LOG_START, whyUnreadable, onProgress, signal } = options;
  const head = await store.head();
  const faults = new Faults();
  const chains = new ChainWalk(store, after, faults);
  const seen = { events: 0, streams: 0, upTo: after };
  const look = async (): Promise<void> => {
    await chains.walkTo(seen.upTo);
    const { upTo, events } = seen;
    onProgress?.({ upTo, events, fraction: fractionOf(upTo, head), faults: faults.size });
  };
  for await (const event of store.readAll({ after })) {
    signal?.throwIfAborted();
    seen.events++;
    if (event.revision === 0) seen.streams++;
    const why = whyUnreadable?.(event) ?? null;
    if (why !== null) faults.note('unreadable', event, why);
    seen.upTo = event.position;
    if (seen.events % STRIDE === 0) await look();
  }
  await look();
  return {
    after,
    ...seen,
    parsed: whyUnreadable !== undefined,
    chained: keepsChains(store),
    faults: faults.inOrder(),
  };
};

/** The first of each problem, and how many there are. */
class Faults {
  private readonly found = new Map<LogProblem, LogFault>();

  get size(): number {
    return this.found.size;
  }

  note(problem: LogProblem, event: RecordedEvent, detail: string): void {
    const known = this.found.get(problem);
    const first = known?.first ?? { ...placeOf(event), detail };
    this.found.set(problem, { problem, count: (known?.count ?? 0) + 1, first });
  }

  inOrder(): LogFault[] {
    return [...this.found.values()].sort((a, b) => comparePositions(a.first.position, b.first.position));
  }
}

const placeOf = ({ position, stream, revision, type, metadata }: RecordedEvent): Omit<LogFault['first'], 'detail'> => {
  // What was tampered with need not have metadata.
  const v: unknown = typeof metadata === 'object' && metadata !== null ? metadata.v : null;
  return { position, stream, revision, type, version: typeof v === 'number' && Number.isInteger(v) ? v : null };
};

/** Goes through a store's chains beside the walk, past every break. */
class ChainWalk {
  private at: Position;
  private pages;

  constructor(
    private readonly store: EventStore,
    after: Position,
    private readonly faults: Faults,
  ) {
    this.at = after;
    this.pages = keepsChains(store) ? store.verifyChains(after) : null;
  }

  async walkTo(position: Position): Promise<void> {
    while (this.pages && comparePositions(this.at, position) < 0) {
      const step = await this.pages.next();
      if (!step.done) this.at = step.value.position;
      else if (step.value) await this.goOnBehind(step.value);
      else return;
    }
  }

  private async goOnBehind(broken: BrokenChain): Promise<void> {
    const { stream, revision, position, what } = broken;
    for await (const event of this.store.readStream(stream, { from: revision, limit: 1 }))
      this.faults.note(problems[what].problem, event, problems[what].detail);
    this.at = position;
    this.pages = keepsChains(this.store) ? this.store.verifyChains(position) : null;
  }
}

const problems = {
  changed: { problem: 'chain', detail: 'it, or the event before it in its stream, was changed' },
  missing: { problem: 'revisions', detail: 'the event before it in its stream is missing' },
  gap: { problem: 'positions', detail: 'the log has a hole before it' },
} as const;

// Positions are decimal numbers; a share of them is good enough for a bar.
const fractionOf = (upTo: Position, head: Position): number =>
  head === LOG_START ? 1 : Math.min(1, Number(upTo) / Number(head));
