import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isWordslabError, type WordslabError } from '@wordslab/contracts';
import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '@wordslab/eventstore';

/** What one writer asked for and what came of it. */
export interface Attempt {
  readonly writer: number;
  readonly stream: string;
  readonly ids: readonly string[];
  /** Ticks of one clock for all writers: when it was first asked, and when it was answered. */
  readonly asked: number;
  readonly answered: number;
  /** Answered with a place; refused as the stream had moved on; or given up without knowing. */
  readonly outcome: AppendResult | 'refused' | 'given up';
  /** How often nobody answered before that. */
  readonly interruptions: number;
}

const SHARED = 'note-shared';
const RACED = 'note-raced';

/**
 * Appends without a pause, each after its last was answered: half of them to a stream of their own at its exact
 * revision, a quarter anywhere in one stream that they share, a quarter racing for the next revision of another.
 * Where nobody answers they repeat the same append, as the port says; of those that share a stream some give up.
 */
export class Writers {
  readonly attempts: Attempt[] = [];
  interruptions = 0;
  /** Appends that were asked and not answered yet. */
  inFlight = 0;
  readonly #storeOf: (writer: number) => EventStore;
  #clock = 0;
  #stopping = false;
  readonly #running: Promise<unknown>;

  constructor(storeOf: (writer: number) => EventStore, count: number) {
    this.#storeOf = storeOf;
    this.#running = Promise.all(Array.from({ length: count }, (_, writer) => this.#write(writer)));
    this.#running.catch(() => undefined); // told by stop
  }

  get acknowledged(): number {
    return this.attempts.filter(({ outcome }) => typeof outcome !== 'string').length;
  }

  /** Lets every writer end what it asked for. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  async #write(writer: number): Promise<void> {
    const turn = (['own', 'own', 'shared', 'raced'] as const)[writer % 4] ?? 'own';
    const stream = { own: `note-own-${writer}`, shared: SHARED, raced: RACED }[turn];
    let expected: ExpectedRevision = turn === 'shared' ? 'any' : 'no-stream';
    for (let n = 0; !this.#stopping; n += 1) {
      const events = eventsOf(writer, n);
      const { outcome, conflict } = await this.#append(
        writer,
        stream,
        events,
        expected,
        turn === 'shared' && givesUpOn(writer, n),
      );
      if (turn === 'own' && conflict) throw conflict; // nobody else writes there
      if (turn === 'shared') continue;
      if (typeof outcome !== 'string') expected = outcome.revision;
      const actual = conflict?.details?.['actual'];
      if (typeof actual === 'number') expected = actual;
    }
  }

  async #append(
    writer: number,
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
    givesUp: boolean,
  ): Promise<{ outcome: Attempt['outcome']; conflict?: WordslabError }> {
    const asked = (this.#clock += 1);
    let interruptions = 0;
    const ended = (outcome: Attempt['outcome']): Attempt['outcome'] => {
      const ids = events.map(({ id }) => id);
      this.attempts.push({ writer, stream, ids, asked, answered: (this.#clock += 1), outcome, interruptions });
      return outcome;
    };
    for (;;) {
      this.inFlight += 1;
      try {
        return { outcome: ended(await this.#storeOf(writer).append(stream, events, { expected })) };
      } catch (error) {
        if (!isWordslabError(error)) throw error;
        if (error.kind === 'RevisionConflict') return { outcome: ended('refused'), conflict: error };
        if (error.kind !== 'Unavailable') throw error;
        this.interruptions += 1;
        interruptions += 1;
        if (givesUp) return { outcome: ended('given up') };
      } finally {
        this.inFlight -= 1;
      }
      await sleep(20 + (writer % 7) * 5);
    }
  }
}

/** Of what is recorded in one transaction some give up and some do not. */
const givesUpOn = (writer: number, n: number): boolean => (Math.floor(writer / 4) + n) % 2 === 1;

const eventsOf = (writer: number, n: number): NewEvent[] =>
  Array.from({ length: 1 + (n % 3) }, (_, i) => ({
    id: randomUUID(),
    type: 'note.written',
    data: { writer, n, i },
    metadata: {
      v: 1,
      tenant: 'acme',
      module: 'dev',
      actor: `writer-${writer}`,
      occurredAt: '2026-01-02T03:04:05.678Z',
      correlationId: `c-${writer}-${n}`,
    },
  }));
