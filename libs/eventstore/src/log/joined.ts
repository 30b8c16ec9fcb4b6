/**
 * A question that many ask at once, asked once for all who came before it was put. Nobody gets an answer to a question
 * that was put before they came: it could be out of date for them.
 */
export class Joined<T> {
  readonly #ask: () => Promise<T>;
  #underWay: Promise<unknown> | undefined;
  #next: Promise<T> | undefined;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get(): Promise<T> {
    this.#next ??= this.#askNext();
    return this.#next;
  }

  async #askNext(): Promise<T> {
    await this.#underWay;
    this.#next = undefined;
    const answer = this.#ask();
    // Only its end matters here; who asked sees how it ended.
    this.#underWay = answer.catch(() => undefined);
    return answer;
  }
}
