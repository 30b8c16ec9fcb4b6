/** Something that says when it wants to be driven next. */
export interface Ticking {
  /** Milliseconds since 1970; Infinity for never. */
  readonly dueAt: number;
  tick(): Promise<void>;
}

const SHORTEST_MS = 5;
const LONGEST_MS = 60_000;
const AFTER_FAILURE_MS = 1_000;

/** Drives a `Ticking` whenever it is due. A tick that fails is reported and tried again. */
export class Ticker {
  private timer: NodeJS.Timeout | undefined;
  private ticking = false;
  private stopped = false;

  constructor(
    private readonly ticked: Ticking,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Looks again when to tick; call it whenever something happened. */
  nudge(): void {
    if (this.ticking || this.stopped) return;
    clearTimeout(this.timer);
    const wait = Math.min(Math.max(this.ticked.dueAt - Date.now(), SHORTEST_MS), LONGEST_MS);
    this.timer = setTimeout(() => void this.run(), wait);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    if (this.ticked.dueAt > Date.now() + SHORTEST_MS) return this.nudge();
    this.ticking = true;
    let pause = 0;
    try {
      await this.ticked.tick();
    } catch (error) {
      this.onFailure(error);
      pause = AFTER_FAILURE_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    this.ticking = false;
    this.nudge();
  }
}
