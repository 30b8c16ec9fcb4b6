import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { endRun } from './end-run.js';
import type { FailureReason } from './failure.js';
import type { Limits } from './limits.js';
import { FixtureFolders, manifestOf } from './testing/fixture.js';
import { type ProgressLine, trainAlgorithm, type TrainOptions } from './train.js';

const MIB = 1024 ** 2;
const tight: Partial<Limits> = {
  wallMs: 20_000,
  silenceMs: 10_000,
  memoryBytes: 300 * MIB,
  diskBytes: 20 * MIB,
  outputBytes: 4 * MIB,
  lookEveryMs: 50,
};

const folders = new FixtureFolders();
const train = async (deed: string, more: Partial<TrainOptions> = {}) => {
  const work = await folders.lay('misbehaving', deed);
  const result = await trainAlgorithm({
    manifest: manifestOf(deed),
    work,
    ...more,
    limits: { ...tight, ...more.limits },
  });
  return { work, result };
};

/** Processes that run in a folder, by /proc. */
const runningIn = async (folder: string): Promise<string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const homes = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
  return pids.filter((_, i) => homes[i]?.includes(`HOME=${folder}\0`));
};

afterEach(() => folders.clear());

describe('a training that goes well', () => {
  beforeAll(() => {
    process.env['SOME_TOKEN'] = 'hunter2';
  });
  afterAll(() => {
    delete process.env['SOME_TOKEN'];
  });

  it('gives metrics, the files of the model, progress and what it took', async () => {
    const lines: ProgressLine[] = [];
    const { result } = await train('good', { onProgress: (line) => lines.push(line) });
    expect(result).toMatchObject({ ok: true, metrics: { accuracy: 1 }, model: ['model.json'] });
    expect(lines).toEqual([{ progress: 0.5, metrics: { accuracy: 0.4 } }]);
    expect(result.usage.peakDiskBytes).toBeGreaterThan(0);
  });

  it('shows it no credential and no home of ours', async () => {
    const { work, result } = await train('good');
    expect(result.log).toEqual([`a secret is not here, home is ${work}`]);
  });
});

describe('a training that misbehaves is stopped with its reason and its log', () => {
  const cases: [string, FailureReason, RegExp, RegExp | null, Partial<Limits>][] = [
    ['crash', 'crashed', /exit code 1/, /the row has no text/, {}],
    ['hang', 'silent', /nothing on stdout for 0\.7 s/, /wait for ever/, { silenceMs: 700 }],
    ['talk', 'time', /within 0\.7 s/, null, { wallMs: 700 }],
    ['garbage', 'garbage', /line 2 of its stdout/, /Epoch 1\/10/, {}],
    ['binary', 'garbage', /line of more than 1048576 bytes/, null, {}],
    ['flood', 'output', /more than 4194304 bytes/, /^x{2000}…$/, {}],
    ['disk', 'disk', /20 MiB are allowed/, null, {}],
    ['temporary', 'disk', /20 MiB are allowed/, null, {}],
    ['memory', 'memory', /300 MiB are allowed/, null, {}],
    ['childMemory', 'memory', /300 MiB are allowed/, null, {}],
    ['nothing', 'noResult', /no file out\/metrics\.json/, null, {}],
    ['noMetric', 'noResult', /lacks 'accuracy'/, null, {}],
    ['link', 'noResult', /borrowed is neither a file nor a folder/, null, {}],
    ['refuse', 'refused', /refused its input/, /no rows/, {}],
    ['lacks', 'missing', /not on this machine/, /library is missing/, {}],
  ];
  it.each(cases)('%s: %s', async (deed, reason, detail, log, limits) => {
    const { work, result } = await train(deed, { limits });
    if (result.ok) throw new Error('it was not stopped');
    expect(result.failure.reason).toBe(reason);
    expect(result.failure.detail).toMatch(detail);
    expect(result.failure.hint).not.toBe('');
    if (log) expect(result.log.some((line) => log.test(line))).toBe(true);
    if (process.platform === 'linux') expect(await runningIn(work)).toEqual([]);
  });

  it('whose command does not exist', async () => {
    const work = await folders.lay('misbehaving', 'good');
    const manifest = { ...manifestOf('good'), command: ['no-such-program-here'] };
    expect(await trainAlgorithm({ manifest, work, limits: tight })).toMatchObject({
      ok: false,
      failure: { reason: 'missing', detail: expect.stringContaining('no-such-program-here') },
    });
  });

  it('when it is cancelled, before and meanwhile', async () => {
    expect((await train('hang', { signal: AbortSignal.abort() })).result).toMatchObject({
      failure: { reason: 'cancelled' },
    });
    const stop = new AbortController();
    const { work, result } = await train('hang', { signal: stop.signal, onProgress: () => stop.abort() });
    expect(result).toMatchObject({ failure: { reason: 'cancelled' } });
    if (process.platform === 'linux') expect(await runningIn(work)).toEqual([]);
  });
});

it('ends what an algorithm that ended well has left behind', async () => {
  const { work, result } = await train('orphan');
  expect(result.ok).toBe(true);
  if (process.platform === 'linux') expect(await runningIn(work)).toEqual([]);
});

it('ends by its mark what nobody watches any more, and nothing else', async () => {
  if (process.platform !== 'linux') return;
  const started = Promise.withResolvers<string>();
  const running = train('hang', { mark: 'run-1', onProgress: () => started.resolve('') });
  const other = new AbortController();
  const bystander = train('hang', { mark: 'run-2', signal: other.signal });
  await started.promise;
  await endRun('run-1');
  const { work, result } = await running;
  expect(result).toMatchObject({ ok: false, failure: { reason: 'crashed', detail: 'it was ended by SIGKILL' } });
  expect(await runningIn(work)).toEqual([]);
  other.abort();
  expect((await bystander).result).toMatchObject({ failure: { reason: 'cancelled' } });
});
