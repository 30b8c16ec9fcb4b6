/** Runs what it is given one after another, so that a link never works on two things at once. */
export class Serial {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    // The caller gets the failure; the next task runs all the same.
    this.last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}
