import { RUN_MARK } from './clean-environment.js';
import { hasCode } from './has-code.js';
import { hasInEnvironment, listProcesses, type ProcessEntry } from './process-list.js';

const keyOf = ({ pid, born }: ProcessEntry): string => `${pid}/${born}`;

/**
 * The processes of one run: the first one, its group, its descendants, and those that carry the run's mark.
 * Once known, a process stays a member when its parent ends or it leaves the group.
 */
export class ProcessTree {
  private members = new Set<string>();
  private strangers = new Set<string>();

  constructor(
    private readonly root: number,
    private readonly run: string,
  ) {}

  /** The members that live now; null where the system cannot list processes. */
  async look(): Promise<ProcessEntry[] | null> {
    const all = await listProcesses();
    if (!all) return null;
    const found = new Map<number, ProcessEntry>();
    for (const entry of all)
      if (entry.pid === this.root || entry.group === this.root || this.members.has(keyOf(entry)))
        found.set(entry.pid, entry);
    await this.addMarked(all, found);
    for (let before = -1; before < found.size;) {
      before = found.size;
      for (const entry of all) if (found.has(entry.parent)) found.set(entry.pid, entry);
    }
    const live = [...found.values()];
    this.members = new Set(live.map(keyOf));
    this.strangers = new Set(all.map(keyOf).filter((key) => !this.members.has(key)));
    return live;
  }

  /** Kills every member; looks again until none is left, since one may be born between a look and its parent's death. */
  async kill(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const live = await this.look();
      if (live?.length === 0) return;
      const targets = live?.map(({ pid }) => pid) ?? (this.root > 0 ? [this.root] : []);
      for (const pid of targets) this.signal(pid);
      if (!live) return;
    }
  }

  private signal(pid: number): void {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It ended by itself.
      if (!hasCode(error, 'ESRCH')) throw error;
    }
  }

  /** Reads the environment of processes that no earlier look has seen. */
  private async addMarked(all: readonly ProcessEntry[], found: Map<number, ProcessEntry>): Promise<void> {
    const unknown = all.filter((entry) => !found.has(entry.pid) && !this.strangers.has(keyOf(entry)));
    const marked = await Promise.all(unknown.map(({ pid }) => hasInEnvironment(pid, `${RUN_MARK}=${this.run}`)));
    for (const [i, entry] of unknown.entries()) if (marked[i]) found.set(entry.pid, entry);
  }
}
