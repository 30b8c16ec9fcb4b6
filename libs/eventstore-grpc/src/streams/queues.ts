/** Lets the work on one stream happen in the order in which it was asked for, one after the other. */
export class Queues {
  readonly #last = new Map<string, Promise<void>>();

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#last.get(stream) ?? Promise.resolve()).then(work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(stream, settled);
    void settled.then(() => {
      if (this.#last.get(stream) === settled) this.#last.delete(stream);
    });
    return result;
  }
}
