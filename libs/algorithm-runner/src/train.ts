import { lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AlgorithmManifest } from '@wordslab/contracts';
import { z } from 'zod';
import { type Failure, failure } from './failure.js';
import { GuardedProcess, type Usage } from './guarded-process.js';
import { type Limits, trainingLimits } from './limits.js';

/** `null`: not measured. */
const metricValues = z.record(z.string().min(1).max(60), z.number().nullable());
export type MetricValues = z.infer<typeof metricValues>;

/** A line that a training prints; other fields are allowed and passed on. */
export const progressLine = z.looseObject({
  /** Share that is done, 0 to 1. */
  progress: z.number().min(0).max(1).optional(),
  step: z.string().max(200).optional(),
  message: z.string().max(2000).optional(),
  /** Measured so far. */
  metrics: metricValues.optional(),
});
export type ProgressLine = z.infer<typeof progressLine>;

export interface TrainOptions {
  readonly manifest: AlgorithmManifest;
  /** Holds the algorithm's files and `in/`; `out/` will be in it. */
  readonly work: string;
  readonly limits?: Partial<Limits>;
  readonly onProgress?: (line: ProgressLine) => void;
  readonly onLog?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Marks its processes; see {@link endRun}. */
  readonly mark?: string;
}

export type TrainResult = { readonly usage: Usage; readonly log: readonly string[] } & (
  | { readonly ok: true; readonly metrics: MetricValues; readonly model: readonly string[] }
  | { readonly ok: false; readonly failure: Failure }
);

const MAX_METRICS_BYTES = 1024 ** 2;

/** JSON of a line, or undefined. */
export const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Files of `out/model`, or what is wrong with it. */
const modelFiles = async (folder: string, below = ''): Promise<string[] | string> => {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    // A link could name a file of somebody else, which would then travel with the model.
    if (!entry.isDirectory() && !entry.isFile()) return `out/model/${path} is neither a file nor a folder`;
    if (entry.isFile()) files.push(path);
    else {
      const inner = await modelFiles(folder, path);
      if (typeof inner === 'string') return inner;
      files.push(...inner);
    }
  }
  return files.sort();
};

const kindOf = async (path: string): Promise<'file' | 'folder' | 'other' | 'none'> => {
  const found = await lstat(path).catch(() => null);
  if (!found) return 'none';
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
};

const readMetrics = async (work: string, manifest: AlgorithmManifest): Promise<MetricValues | string> => {
  const path = join(work, 'out', 'metrics.json');
  if ((await kindOf(path)) !== 'file') return 'it wrote no file out/metrics.json';
  if ((await lstat(path)).size > MAX_METRICS_BYTES) return `out/metrics.json has more than ${MAX_METRICS_BYTES} bytes`;
  const parsed = metricValues.safeParse(parseLine(await readFile(path, 'utf8')));
  if (!parsed.success) return 'out/metrics.json is not one JSON object of numbers';
  const missing = manifest.interface.metrics.find(({ name }) => parsed.data[name] === undefined);
  return missing ? `out/metrics.json lacks '${missing.name}', which algorithm.json declares` : parsed.data;
};

const readResult = async ({ work, manifest }: TrainOptions) => {
  const metrics = await readMetrics(work, manifest);
  if (typeof metrics === 'string') return metrics;
  const folder = join(work, 'out', 'model');
  if ((await kindOf(folder)) !== 'folder') return 'it wrote no folder out/model';
  const model = await modelFiles(folder);
  if (typeof model === 'string') return model;
  return model.length === 0 ? 'out/model is empty' : { metrics, model };
};

/** Runs `train` in a work folder that is laid out, within limits. Never throws for what the algorithm does. */
export const trainAlgorithm = async (options: TrainOptions): Promise<TrainResult> => {
  await mkdir(join(options.work, 'out'), { recursive: true });
  let heard = performance.now();
  let count = 0;
  const guarded = await GuardedProcess.start({
    command: options.manifest.command,
    verb: 'train',
    work: options.work,
    limits: { ...trainingLimits, ...options.limits },
    onLog: options.onLog,
    signal: options.signal,
    mark: options.mark,
    silentSince: () => heard,
    onLine: (line) => {
      heard = performance.now();
      count += 1;
      const parsed = progressLine.safeParse(parseLine(line));
      if (!parsed.success) return `line ${count} of its stdout is not a progress line`;
      options.onProgress?.(parsed.data);
    },
  });
  guarded.endInput();
  const { failure: stopped, usage, log } = await guarded.ended;
  if (stopped) return { ok: false, failure: stopped, usage, log };
  const result = await readResult(options);
  if (typeof result === 'string') return { ok: false, failure: failure('noResult', result), usage, log };
  return { ok: true, ...result, usage, log };
};
