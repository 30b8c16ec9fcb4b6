import type { FailureReason } from './failure.js';
import { folderBytes } from './folder-size.js';
import type { Limits } from './limits.js';
import type { ProcessTree } from './process-tree.js';

interface Watched {
  readonly limits: Limits;
  readonly work: string;
  readonly silentSince: () => number | null;
}

const mib = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;
const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** Looks at a run again and again, and says when a limit is passed. */
export class Watch {
  peakMemoryBytes: number | null = null;
  peakDiskBytes = 0;
  private readonly begun = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private over = false;

  constructor(
    private readonly watched: Watched,
    private readonly tree: ProcessTree | null,
    private readonly onPassed: (reason: FailureReason, detail: string) => void,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look()
        // What cannot be watched does not go on.
        .catch((error: unknown) => this.onPassed('crashed', `it could not be watched: ${String(error)}`))
        .then(() => (this.over ? undefined : this.start()));
    }, this.watched.limits.lookEveryMs);
  }

  /** Stops looking; a last look at the disk, so that what was written just before the end counts. */
  async end(): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    await this.looking;
    await this.lookAtDisk();
  }

  private async look(): Promise<void> {
    this.lookAtTime();
    await Promise.all([this.lookAtMemory(), this.lookAtDisk()]);
  }

  private lookAtTime(): void {
    const { limits, silentSince } = this.watched;
    const now = performance.now();
    const since = silentSince();
    if (now - this.begun > limits.wallMs) this.onPassed('time', `it was not done within ${seconds(limits.wallMs)}`);
    if (since !== null && now - since > limits.silenceMs)
      this.onPassed('silent', `it said nothing on stdout for ${seconds(limits.silenceMs)}`);
  }

  private async lookAtMemory(): Promise<void> {
    const { memoryBytes } = this.watched.limits;
    const live = await this.tree?.look();
    if (!live) return;
    const sum = live.reduce((bytes, entry) => bytes + entry.memoryBytes, 0);
    this.peakMemoryBytes = Math.max(this.peakMemoryBytes ?? 0, sum);
    if (sum > memoryBytes) this.onPassed('memory', `it took ${mib(sum)} of memory; ${mib(memoryBytes)} are allowed`);
  }

  private async lookAtDisk(): Promise<void> {
    const { diskBytes } = this.watched.limits;
    const used = await folderBytes(this.watched.work);
    this.peakDiskBytes = Math.max(this.peakDiskBytes, used);
    if (used > diskBytes)
      this.onPassed('disk', `it filled its folder with ${mib(used)}; ${mib(diskBytes)} are allowed`);
  }
}
