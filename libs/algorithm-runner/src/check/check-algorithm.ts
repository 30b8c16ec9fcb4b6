import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AlgorithmManifest, isWordslabError } from '@wordslab/contracts';
import type { Limits } from '../limits.js';
import { Predictor } from '../predictor.js';
import { trainAlgorithm, type TrainResult } from '../train.js';
import { copyAlgorithm, readManifest, writeTrainingInput } from '../work-folder.js';
import { askAll, checkEnd, checkMalformed, checkOrder } from './ask.js';
import { type AlgorithmCheck, Checklist } from './checklist.js';
import { sampleTraining } from './sample.js';

export type { AlgorithmCheck } from './checklist.js';

export interface CheckAlgorithmOptions {
  /** Limits of each run; two minutes in all and half a minute of silence without them. */
  readonly limits?: Partial<Limits>;
  readonly onCheck?: (check: AlgorithmCheck) => void;
  readonly signal?: AbortSignal;
}

export interface ConformanceReport {
  /** The algorithm's name; null where its manifest could not be read. */
  readonly name: string | null;
  readonly passed: boolean;
  readonly checks: readonly AlgorithmCheck[];
  /** The last lines of the log of the run that failed. */
  readonly log: readonly string[];
}

interface Context {
  readonly folder: string;
  readonly room: string;
  readonly manifest: AlgorithmManifest;
  readonly list: Checklist;
  readonly limits: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly onLog: (lines: readonly string[]) => void;
}

const SEED = 7;
const checkLimits: Partial<Limits> = { wallMs: 120_000, silenceMs: 30_000, lookEveryMs: 100 };

/** Trains in a folder of its own and lays out another one to predict in. */
const trainIn = async (context: Context, name: string): Promise<{ result: TrainResult; predictIn: string }> => {
  const { folder, room, manifest, limits, signal } = context;
  const work = join(room, name);
  await copyAlgorithm(folder, work);
  await writeTrainingInput(work, sampleTraining(manifest.interface, SEED));
  const result = await trainAlgorithm({ manifest, work, limits, signal });
  const predictIn = join(room, `${name}-predict`);
  await copyAlgorithm(folder, predictIn);
  if (result.ok) await cp(join(work, 'out', 'model'), join(predictIn, 'model'), { recursive: true });
  return { result, predictIn };
};

/** Which check a training that ended well, but without a whole result, has missed. */
const missOf = (detail: string): 'metrics' | 'model' => (detail.includes('metrics.json') ? 'metrics' : 'model');

const tellTraining = ({ list }: Context, result: TrainResult): void => {
  const ran = `${result.usage.seconds.toFixed(1)} s`;
  if (result.ok) {
    list.pass('trains', ran);
    list.pass(
      'metrics',
      Object.entries(result.metrics)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || 'none declared',
    );
    list.pass('model', result.model.join(', '));
    return;
  }
  const { reason, detail, hint } = result.failure;
  if (reason === 'noResult') list.pass('trains', ran);
  list.fail(reason === 'noResult' ? missOf(detail) : 'trains', detail, hint);
};

const answersIn = async (context: Context, predictIn: string, all: boolean): Promise<readonly string[] | null> => {
  const { manifest, list, limits, signal } = context;
  const predictor = await Predictor.start({
    manifest,
    work: predictIn,
    limits: { ...limits, wallMs: Infinity },
    signal,
  });
  const answers = await askAll(predictor, manifest.interface, list);
  if (answers && all) {
    await checkOrder(predictor, manifest.interface, answers, list);
    await checkMalformed(predictor, manifest.interface, answers, list);
    await checkEnd(predictor, list);
  }
  const { log } = await predictor.close();
  if (log.length > 0) context.onLog(log);
  return answers;
};

const checkRuns = async (context: Context): Promise<void> => {
  const { list } = context;
  const first = await trainIn(context, 'first');
  context.onLog(first.result.log);
  tellTraining(context, first.result);
  if (!first.result.ok) return;
  const answers = await answersIn(context, first.predictIn, true);
  // What is wrong already is said with its log; a second training would only cover it.
  if (!answers || list.anyFailed) return;
  const second = await trainIn(context, 'second');
  const again = second.result.ok
    ? await answersIn({ ...context, list: new Checklist() }, second.predictIn, false)
    : null;
  if (again && JSON.stringify(again) === JSON.stringify(answers))
    list.pass('sameSeed', `${answers.length} answers alike after a second training with seed ${SEED}`);
  else
    list.fail(
      'sameSeed',
      again ? 'a second training with the same seed answers otherwise' : 'the second training or its predict failed',
      'Take every random number from a generator that params.json’s seed starts; sort what has no order.',
    );
};

/**
 * Checks that the algorithm in a folder keeps the contract of docs/reference/algorithm-contract.md, by running it
 * on a small generated sample. Changes nothing in the folder; never throws for what the algorithm does.
 */
export const checkAlgorithm = async (
  folder: string,
  options: CheckAlgorithmOptions = {},
): Promise<ConformanceReport> => {
  const list = new Checklist(options.onCheck);
  let log: readonly string[] = [];
  const report = (name: string | null): ConformanceReport => {
    const checks = list.close();
    const passed = checks.every(({ state }) => state === 'pass');
    return { name, passed, checks, log: passed ? [] : log };
  };
  let manifest: AlgorithmManifest;
  try {
    manifest = await readManifest(folder);
  } catch (error) {
    if (!isWordslabError(error)) throw error;
    list.fail('manifest', error.message, error.hint ?? '');
    return report(null);
  }
  list.pass('manifest', `${manifest.name}: ${manifest.command.join(' ')}`);
  const room = await mkdtemp(join(tmpdir(), 'wordslab-algorithm-check-'));
  try {
    const limits = { ...checkLimits, ...options.limits };
    await checkRuns({ folder, room, manifest, list, limits, signal: options.signal, onLog: (lines) => (log = lines) });
  } finally {
    await rm(room, { recursive: true, force: true });
  }
  return report(manifest.name);
};
