import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { QuotaExceeded } from '@wordslab/contracts';
import type { BlobStore } from '@wordslab/platform/process';
import { z } from 'zod';
import { errorCode } from '../../shared/error-code.js';

const header = z.object({ dataset: z.string(), key: z.string(), host: z.string(), pid: z.number().int() });
/** An import that ended without a word: what it stored, and for which dataset. */
export interface Leftover extends z.infer<typeof header> {
  readonly file: string;
  readonly addresses: readonly string[];
}

const ABANDONED_AFTER_MS = 24 * 3600 * 1000;

/**
 * Notes every blob of an import before it is written, so that a killed import leaves nothing that nobody knows of. The
 * journal is gone once the version is published or the blobs are deleted.
 */
export class ImportJournal {
  private readonly written: string[] = [];

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async begin(folder: string, dataset: string, key: string): Promise<ImportJournal> {
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${key}.journal`);
    const journal = new ImportJournal(file, await open(file, 'wx', 0o600));
    await journal.note(JSON.stringify({ dataset, key, host: hostname(), pid: process.pid }));
    return journal;
  }

  /** A store that notes what is put into it. Every sealed blob is new, so none of them belongs to anybody else. */
  over(blobs: BlobStore): BlobStore {
    return {
      put: async (bytes) => {
        const address = createHash('sha256').update(bytes).digest('hex');
        await this.note(address);
        this.written.push(address);
        return blobs.put(bytes);
      },
      get: (address) => blobs.get(address),
      has: (address) => blobs.has(address),
      size: (address) => blobs.size(address),
      delete: (address) => blobs.delete(address),
      list: () => blobs.list(),
    };
  }

  /** The version is published: what it stored stays. */
  async keep(): Promise<void> {
    await this.handle.close();
    await rm(this.file, { force: true });
  }

  /** Deletes what this import stored. */
  async discard(blobs: BlobStore): Promise<void> {
    for (const address of this.written) await blobs.delete(address);
    await this.keep();
  }

  /** Leaves the journal for the next start, which can tell whether the version was published. */
  async leave(): Promise<void> {
    await this.handle.close();
  }

  private async note(line: string): Promise<void> {
    try {
      await this.handle.write(`${line}\n`);
      await this.handle.datasync();
    } catch (cause) {
      if (!['ENOSPC', 'EDQUOT'].includes(errorCode(cause) ?? '')) throw cause;
      const hint = 'Free space or enlarge the volume, then repeat: earlier versions are as they were.';
      throw new QuotaExceeded('blob.disk_full', 'the disk of the payload store is full', hint, undefined, { cause });
    }
  }
}

/** Journals of imports whose process is gone. */
export async function* leftovers(folder: string, now: Date): AsyncGenerator<Leftover, void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((n) => n.endsWith('.journal'))) {
    const file = join(folder, name);
    const [first, ...rest] = (await readFile(file, 'utf8')).split('\n');
    const head = readHeader(first);
    if (!head) await rm(file, { force: true });
    else if (isAbandoned(head, await stat(file), now))
      yield { ...head, file, addresses: rest.filter((line) => /^[0-9a-f]{64}$/.test(line)) };
  }
}

/** Null where the process was killed while it wrote the first line: nothing was stored yet. */
const readHeader = (line: string | undefined): z.infer<typeof header> | null => {
  try {
    return header.parse(JSON.parse(line ?? ''));
  } catch {
    return null;
  }
};

const isAbandoned = (head: z.infer<typeof header>, file: { mtimeMs: number }, now: Date): boolean => {
  if (head.host === hostname() && !isAlive(head.pid)) return true;
  return now.getTime() - file.mtimeMs > ABANDONED_AFTER_MS;
};

/** Own journals are read at the start only, so a journal under this process id is of one that had it before. */
const isAlive = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};
