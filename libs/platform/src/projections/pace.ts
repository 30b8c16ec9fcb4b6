const DUE_MS = 1_000;

/** How fast a rebuild is in this process, and how long it will still take. */
export class Pace {
  private events = 0;
  private dueAt: number;

  constructor(
    private readonly from: string | null,
    private readonly since: Date,
  ) {
    this.dueAt = since.getTime() + DUE_MS;
  }

  /** Positions of every store grow with the log, evenly enough for an estimate. */
  after(
    { events, position }: { events: readonly unknown[]; position: string },
    head: string,
    now: Date,
  ): { eventsPerSecond: number | null; remainingSeconds: number | null } {
    this.events += events.length;
    const seconds = (now.getTime() - this.since.getTime()) / 1_000;
    if (seconds <= 0) return { eventsPerSecond: null, remainingSeconds: null };
    const done = Number(position) - Number(this.from ?? 0);
    const left = Math.max(0, Number(head) - Number(position));
    return {
      eventsPerSecond: this.events / seconds,
      remainingSeconds: done > 0 ? (left / done) * seconds : null,
    };
  }

  /** True once a second: the log has grown meanwhile. */
  isDue(now: Date): boolean {
    if (now.getTime() < this.dueAt) return false;
    this.dueAt = now.getTime() + DUE_MS;
    return true;
  }
}
