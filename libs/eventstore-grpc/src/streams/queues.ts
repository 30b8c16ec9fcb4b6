interface Tail {
  /** When everything that was asked for alone has ended, and everything else has begun. */
  readonly open: Promise<unknown>;
  /** When everything has ended. */
  readonly ended: Promise<unknown>;
}

const NOTHING: Tail = { open: Promise.resolve(), ended: Promise.resolve() };

/** Lets the work on one stream begin in the order in which it was asked for. */
export class Queues {
  readonly #tails = new Map<string, Tail>();

  /** Beside other work that is not alone, behind what is. */
  share<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const { open, ended } = this.#tails.get(stream) ?? NOTHING;
    let result: Promise<T> | undefined;
    const begun = open.then(() => {
      result = work();
      result.catch(() => undefined); // who asked for it is told
    });
    const done = begun.then(() => result!);
    this.#put(stream, { open: begun, ended: Promise.allSettled([ended, done]) });
    return done;
  }

  /**
   * Alone on all of these streams. It takes its place in all their queues at once: whoever waits, waits for work that
   * was asked for earlier, so that none can wait for one another.
   */
  alone<T>(streams: readonly string[], work: () => Promise<T>): Promise<T> {
    const result = Promise.all(streams.map((stream) => this.#tails.get(stream)?.ended)).then(work);
    const ended = Promise.allSettled([result]);
    for (const stream of streams) this.#put(stream, { open: ended, ended });
    return result;
  }

  #put(stream: string, tail: Tail): void {
    this.#tails.set(stream, tail);
    void tail.ended.then(() => {
      if (this.#tails.get(stream) === tail) this.#tails.delete(stream);
    });
  }
}
