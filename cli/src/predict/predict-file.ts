import { type FileHandle, open } from 'node:fs/promises';
import { isWordslabError } from '@wordslab/contracts';
import type { Stage } from '../find/environment.js';
import { infer } from './infer.js';
import { type FileRow, readRows } from './read-rows.js';

export interface FileOptions {
  readonly service: string;
  readonly file: string;
  readonly text: string;
  readonly names: readonly string[];
  readonly id?: string | undefined;
  readonly output: string;
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly onAnswer: (done: number, all: number) => void;
}
export interface FileResult {
  readonly rows: number;
  readonly answered: number;
  readonly failed: number;
  readonly seconds: number;
  readonly output: string;
}

/** Asks for every row of a file, several at once, and writes an answer or an error for each, in the rows' order. */
export const predictFile = async (stage: Stage, options: FileOptions): Promise<FileResult> => {
  const { file, text, names, id, concurrency, signal } = options;
  const rows = await readRows(file, [text, ...names, ...(id ? [id] : [])]);
  const writer = new InOrder(await open(options.output, 'w'));
  const began = performance.now();
  let [next, done, failed] = [0, 0, 0];
  const client = async () => {
    for (let at = next++; at < rows.length && !signal.aborted; at = next++) {
      const answer = await answerTo(stage, options, rows[at] ?? {});
      if ('error' in answer) failed++;
      await writer.write(at, `${JSON.stringify(answer)}\n`);
      options.onAnswer(++done, rows.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, client));
  } finally {
    await writer.close();
  }
  const seconds = (performance.now() - began) / 1000;
  return { rows: rows.length, answered: done - failed, failed, seconds, output: options.output };
};

const answerTo = async (stage: Stage, options: FileOptions, row: FileRow): Promise<Record<string, unknown>> => {
  const key = options.id ? { id: row[options.id] } : {};
  const names = options.names.flatMap((column) =>
    typeof row[column] === 'string' && row[column] ? [row[column]] : [],
  );
  try {
    const asked = { text: String(row[options.text] ?? ''), names };
    const { prediction, outputs } = await infer(stage, options.service, asked, options.signal);
    return { ...key, prediction, ...outputs };
  } catch (error) {
    // One row's refusal is told in its place; what concerns all rows ends the command.
    if (!isWordslabError(error) || !['ValidationFailed', 'RuleViolated', 'Unavailable'].includes(error.kind))
      throw error;
    return { ...key, error: `${error.code}: ${error.message}` };
  }
};

/** Lines that become ready in any order, written in theirs. */
class InOrder {
  private readonly waiting = new Map<number, string>();
  private next = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly file: FileHandle) {}

  write(at: number, line: string): Promise<void> {
    this.waiting.set(at, line);
    let ready = '';
    for (let found = this.waiting.get(this.next); found !== undefined; found = this.waiting.get(this.next)) {
      ready += found;
      this.waiting.delete(this.next++);
    }
    if (ready !== '') this.writing = this.writing.then(() => this.file.appendFile(ready));
    return this.writing;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }
}
