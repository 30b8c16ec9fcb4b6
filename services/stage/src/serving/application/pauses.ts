const FIRST_MS = 50;
const MOST_MS = 10_000;
/** After so long a life the next pause is short again. */
const LONG_LIFE_MS = 30_000;

/** Pauses before something that ended is started again: each twice the one before. */
export class Pauses {
  private upcoming = FIRST_MS;

  /** Waits; an abort ends the wait early. */
  async next(livedMs: number, signal: AbortSignal): Promise<void> {
    const pause = livedMs >= LONG_LIFE_MS ? FIRST_MS : this.upcoming;
    this.upcoming = Math.min(pause * 2, MOST_MS);
    if (signal.aborted) return;
    await new Promise<void>((done) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        done();
      };
      const timer = setTimeout(end, pause);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
