/** One way to keep events: what is measured of each of them is the same. */
export interface Contender {
  readonly name: string;
  /** Records one event in one of many streams. */
  one(n: number): Promise<void>;
  /** Records events from `n` on in one transaction. */
  many(n: number, count: number): Promise<void>;
  /** Reads everything, in order; answers with how many events that was. */
  readAll?(): Promise<number>;
  /** Follows from the start until it has caught up. */
  followAll?(): Promise<number>;
  close(): Promise<void>;
}
