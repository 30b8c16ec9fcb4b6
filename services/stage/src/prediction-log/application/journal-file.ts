import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { QuotaExceeded } from '@wordslab/contracts';
import { type SealedBox, syncFolder } from '@wordslab/platform/process';

const LENGTH = 4;

interface Waiting {
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * A file of sealed records, each after its length. What is appended while the file is being synced is written and
 * synced together next: many requests share one fsync (group commit).
 */
export class JournalFile {
  private pending: Buffer[] = [];
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private length = 0;

  private constructor(
    readonly path: string,
    private readonly box: SealedBox,
    private readonly file: FileHandle,
  ) {}

  static async create(path: string, box: SealedBox): Promise<JournalFile> {
    const file = await open(path, 'wx', 0o600);
    // Its name must be as durable as what will stand in it.
    await syncFolder(dirname(path));
    return new JournalFile(path, box, file);
  }

  /** Resolves once the record would survive a power cut. */
  append(record: string): Promise<void> {
    const sealed = this.box.seal(Buffer.from(record));
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32BE(sealed.length);
    this.pending.push(length, sealed);
    return new Promise((done, fail) => {
      this.waiting.push({ done, fail });
      this.writing ??= this.write();
    });
  }

  /** After the last append. */
  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  private async write(): Promise<void> {
    // One turn of the event loop, so that requests which arrive together are written together.
    await new Promise((next) => setImmediate(next));
    while (this.pending.length > 0) {
      const [bytes, waiting] = [Buffer.concat(this.pending), this.waiting];
      this.pending = [];
      this.waiting = [];
      try {
        const { bytesWritten } = await this.file.write(bytes, 0, bytes.length, this.length);
        if (bytesWritten < bytes.length) throw diskFull(bytesWritten, bytes.length);
        await this.file.datasync();
        this.length += bytes.length;
        for (const { done } of waiting) done();
      } catch (error) {
        // What of it stands in the file is overwritten by the next record, or torn: it was promised to nobody.
        for (const { fail } of waiting) fail(error);
      }
    }
    this.writing = undefined;
  }
}

/** A system writes what still fits, and says so only at the next write. */
const diskFull = (written: number, length: number): QuotaExceeded =>
  new QuotaExceeded(
    'prediction_log.disk_full',
    `${written} of ${length} bytes of the prediction log could be written, so the answer is not given`,
    "Free space on the disk of the module's work folder, then ask again.",
  );

/** The whole records of a journal; what a killed process left torn at its end was promised to nobody. */
export const readJournal = async (path: string, box: SealedBox): Promise<string[]> => {
  const bytes = await readFile(path);
  const records: string[] = [];
  for (let at = 0; at + LENGTH <= bytes.length;) {
    const end = at + LENGTH + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    try {
      records.push(box.open(bytes.subarray(at + LENGTH, end)).toString('utf8'));
    } catch {
      break;
    }
    at = end;
  }
  return records;
};
