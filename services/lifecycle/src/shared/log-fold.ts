import {
  comparePositions,
  type EventFilter,
  type EventStore,
  LOG_START,
  type RecordedEvent,
} from '@wordslab/eventstore';

/**
 * A small state folded from part of the module's log and kept in memory. `current` first reads what the log has got
 * since, so a decision taken on it has seen every event written before. For what stays small: policies, releases, stages,
 * orders. Lists for people are read models.
 */
export class LogFold<S> {
  private position = LOG_START;
  private reading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly filter: EventFilter,
    private readonly state: S,
    private readonly apply: (state: S, event: RecordedEvent) => void,
  ) {}

  async current(): Promise<S> {
    const read = this.reading.then(() => this.catchUp());
    // The next reader starts after this one whether or not it succeeded; the position moves with each event.
    this.reading = read.catch(() => undefined);
    await read;
    return this.state;
  }

  private async catchUp(): Promise<void> {
    const head = await this.store.head();
    for await (const event of this.store.readAll({ after: this.position, filter: this.filter })) {
      this.apply(this.state, event);
      this.position = event.position;
    }
    if (comparePositions(this.position, head) < 0) this.position = head;
  }
}
