import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrainingRunDetail } from '@wordslab/contracts';
import { freePort } from '@wordslab/messaging/testing/nats';
import { writeStageConfig } from '../testing/stage-config.js';
import { addSet, sampleRows, shipAlgorithm, startTrain, type TrainStage } from '../testing/train-stage.js';

const TOKEN = 'a-token-for-tests-only';
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Says that it trains, takes three seconds, and has a process of its own beside it. */
const SLOW = `
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
console.log(JSON.stringify({ progress: 0.1, step: 'learn' }));
console.error('learning');
setTimeout(() => {
  mkdirSync('out/model', { recursive: true });
  writeFileSync('out/model/model.json', '{}');
  writeFileSync('out/metrics.json', JSON.stringify({ accuracy: 1 }));
  process.exit(0);
}, 3000);
`;

describe('a training in a service that is killed', () => {
  let stage: TrainStage;
  let algorithm = '';
  let code = '';
  let env: NodeJS.ProcessEnv;
  let service: ChildProcess;
  let url = '';

  const start = async () => {
    service = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (let i = 0; i < 400; i += 1) {
      const ready = await fetch(`${url}/health/ready`).then(
        (r) => r.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the service did not become ready');
  };
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const init = { method, headers, body: body && JSON.stringify(body) };
    return (await fetch(`${url}/api/v1/training-runs${path}`, init)).json();
  };
  const until = async (id: string, is: (run: TrainingRunDetail) => boolean) => {
    for (;;) {
      const run = (await call('GET', `/${id}`)) as TrainingRunDetail;
      if (is(run)) return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** Processes that carry the run's mark. */
  const processesOf = async (run: string): Promise<string[]> => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const all = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
    return pids.filter((_, i) => all[i]?.includes(`WORDSLAB_ALGORITHM_RUN=training-run-${run}`));
  };

  beforeAll(async () => {
    stage = await startTrain();
    await addSet(stage, 'annotationSet', 'gold', sampleRows(30));
    code = await mkdtemp(join(tmpdir(), 'wordslab-slow-'));
    await writeFile(join(code, 'main.mjs'), SLOW);
    algorithm = await shipAlgorithm(stage.databaseUrl, code, {
      name: 'slow',
      command: ['node', 'main.mjs'],
      interface: {
        inputs: [{ name: 'text', type: 'text' }],
        outputs: [{ name: 'label', type: 'label' }],
        metrics: [{ name: 'accuracy', better: 'higher' }],
      },
    });
    await stage.read('/api/v1/copies');
    // From here on, the service is a process of its own.
    await stage.app.close();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    env = {
      PATH: process.env['PATH'],
      ...{ WORDSLAB_TENANT: 'acme', WORDSLAB_MODULE: 'train', WORDSLAB_PORT: String(port) },
      ...{ WORDSLAB_DATABASE_URL: stage.databaseUrl, WORDSLAB_BLOBS_DIR: join(stage.folder, 'blobs') },
      ...{ WORDSLAB_TOKEN: TOKEN, WORDSLAB_LOG_LEVEL: 'fatal' },
      ...stage.broker,
      ...(await writeStageConfig(stage.folder, 'train')),
    };
    await start();
  });
  afterAll(async () => {
    service.kill('SIGKILL');
    await stage.stopAll();
    await rm(code, { recursive: true, force: true });
  });

  it('starts again as the second attempt, succeeds, and leaves no process behind', async () => {
    const { id } = (await call('POST', '', { algorithm, sets: ['gold'] })) as { id: string };
    const before = await until(id, (run) => run.progress?.step === 'learn');
    const orphans = await processesOf(id);
    expect(orphans).toHaveLength(2);
    service.kill('SIGKILL');
    await once(service, 'exit');
    expect(await processesOf(id)).toEqual(orphans);
    await start();
    await until(id, (run) => run.attempt === 2);
    for (const pid of await processesOf(id)) expect(orphans).not.toContain(pid);
    const after = await until(id, (run) => run.endedAt !== null);
    expect(after).toMatchObject({ status: 'succeeded', attempt: 2, inputs: before.inputs });
    expect(await processesOf(id)).toEqual([]);
    expect(await call('GET', `/${id}/log`)).toMatchObject({ lines: ['learning', '--- attempt 2', 'learning'] });
  });
});
