/** The newest of the values that were added, so many that memory does not matter. */
export class Recent<T> {
  readonly #values = new Set<T>();

  constructor(readonly size: number) {}

  has(value: T): boolean {
    return this.#values.has(value);
  }

  add(value: T): void {
    this.#values.add(value);
    // A set keeps the order in which values came.
    if (this.#values.size > this.size) for (const oldest of this.#values) return void this.#values.delete(oldest);
  }

  delete(value: T): void {
    this.#values.delete(value);
  }
}
