/** Lets the work on one stream happen in the order in which it was asked for, one after the other. */
export class Queues {
  readonly #last = new Map<string, Promise<void>>();

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    return this.runOn([stream], work);
  }

  /**
   * Work on several streams takes its place in all their queues at once: whoever waits, waits for work that was asked
   * for earlier, so that none can wait for one another.
   */
  runOn<T>(streams: readonly string[], work: () => Promise<T>): Promise<T> {
    const result = Promise.all(streams.map((stream) => this.#last.get(stream))).then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    for (const stream of streams) this.#last.set(stream, settled);
    void settled.then(() => {
      for (const stream of streams) if (this.#last.get(stream) === settled) this.#last.delete(stream);
    });
    return result;
  }
}
