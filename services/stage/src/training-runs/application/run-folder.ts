import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { writeTrainingInput } from '@wordslab/algorithm-runner';
import { digestOf, sha256Hex, splitVersion } from '@wordslab/contracts';
import { SERVICE_CONFIG } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { type AlgorithmCopy, AlgorithmCopies, writeAlgorithm } from '../../algorithm-copies/algorithm-copies.js';
import { LabelledSets } from '../../labelled-sets/application/labelled-sets.js';
import { errorCode } from '../../shared/error-code.js';
import { classifierPorts } from '../domain/check-interface.js';
import type { RunRequest } from '../domain/training-run.events.js';

/** The folder of a run in the module's work folder: what the algorithm works in, and its log beside that. */
export interface RunFolder {
  readonly dir: string;
  readonly work: string;
  readonly log: string;
}

/** A run's inputs, laid out from its request alone. */
export interface LaidOut {
  readonly algorithm: AlgorithmCopy;
  /** Digest of the algorithm's files and of everything in `in/`. */
  readonly inputs: string;
}

@Injectable()
export class RunFolders {
  private readonly root: string;

  constructor(
    @Inject(SERVICE_CONFIG) config: ServiceEnvironment,
    private readonly algorithms: AlgorithmCopies,
    private readonly sets: LabelledSets,
  ) {
    this.root = join(dirname(config.WORDSLAB_BLOBS_DIR), 'work', 'training-runs');
  }

  of(run: string): RunFolder {
    const dir = join(this.root, run);
    return { dir, work: join(dir, 'work'), log: join(dir, 'log') };
  }

  /** Runs that have a folder here. */
  async list(): Promise<string[]> {
    return readdir(this.root).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
  }

  /** Lays `work` out anew; what an earlier attempt left in it is gone, its log stays. */
  async layOut(run: string, request: RunRequest): Promise<LaidOut> {
    const { work } = this.of(run);
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    const algorithm = await this.algorithms.read(request.algorithm.version);
    await writeAlgorithm(work, algorithm);
    const { labels, params } = request;
    await writeTrainingInput(work, { rows: this.rows(request, algorithm), labels, params });
    return { algorithm, inputs: await this.digest(work, algorithm) };
  }

  async remove(run: string): Promise<void> {
    await rm(this.of(run).dir, { recursive: true, force: true });
  }

  private async *rows(request: RunRequest, algorithm: AlgorithmCopy) {
    const ports = classifierPorts(algorithm.manifest);
    for (const set of request.sets) {
      const { id, version } = splitVersion(set.version);
      for await (const { text, label } of this.sets.rows('annotationSet', id, version))
        yield { [ports.text]: text, [ports.label]: label };
    }
  }

  private async digest(work: string, algorithm: AlgorithmCopy): Promise<string> {
    const files = algorithm.files.map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes) }));
    for (const name of ['train.jsonl', 'labels.json', 'params.json'])
      files.push({ path: `in/${name}`, sha256: sha256Hex(await readFile(join(work, 'in', name))) });
    return digestOf(files);
  }
}

/** Appends to a run's log. */
export class RunLogFile {
  private readonly stream: WriteStream;

  constructor(path: string) {
    this.stream = createWriteStream(path, { flags: 'a' });
    // A full disk ends no training; what the log lacks, the tail of the runner has.
    this.stream.on('error', () => undefined);
  }

  add(line: string): void {
    if (this.stream.writable) this.stream.write(`${line}\n`);
  }

  async close(): Promise<void> {
    if (!this.stream.writable) return;
    this.stream.end();
    await Promise.race([once(this.stream, 'close'), once(this.stream, 'error')]);
  }
}

/** The lines of a log file; none where there is no file. */
export async function* logLines(path: string): AsyncIterable<{ line: string }> {
  const file = await open(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (file) for await (const line of file.readLines()) yield { line };
}
