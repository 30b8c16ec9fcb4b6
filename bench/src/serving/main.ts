// Serving against its limits: a Prod stage as a process with the flags that a driver gives it, on Postgres, asked over
// HTTP by a load generator in another process, every answer logged. Exits 1 when a limit is missed.
// Usage: npm run bench:serving [-- --data TRAIN.csv --text text --label category] [--seconds 10] [--node-flags "…"]
import { spawn } from 'node:child_process';
import { loadavg, availableParallelism, cpus } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Deployment } from '@wordslab/contracts';
import { ReleaseShipper, stageNodeFlags, StageProcess } from '@wordslab/stage/testing';
import { type LabelledText, readCsv } from '../read-csv.js';
import type { LoadOrder, LoadSeen } from './load.js';
import { cpuSeconds, memoryMb } from './processes.js';
import { trainedModel } from './trained-model.js';

const P95_MS = 15;
const PER_SECOND = 800;
const CLIENTS = 16;
const TOKEN = 'a-token-for-tests-only';
const SAMPLE = fileURLToPath(new URL('../../../demo/sample/support-messages.csv', import.meta.url));

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    text: { type: 'string', default: 'text' },
    label: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    'node-flags': { type: 'string' },
  },
});
const seconds = Number(args.seconds);
let missed = 0;
const tell = (name: string, value: string, limit?: { text: string; isKept: boolean }): void => {
  if (limit && !limit.isKept) missed++;
  console.log(
    `${name.padEnd(52)} ${value.padEnd(34)} ${limit ? `${limit.text}${limit.isKept ? '' : '  MISSED'}` : ''}`,
  );
};
const share = (ms: readonly number[], of: number): number =>
  ms[Math.min(ms.length - 1, Math.floor(ms.length * of))] ?? 0;
const round = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

class Bench {
  constructor(
    private readonly stage: StageProcess,
    private readonly texts: readonly string[],
  ) {}

  async load(clients: number, attempts = 1, forSeconds = seconds): Promise<LoadSeen> {
    const url = `${this.stage.url}/v2/models/routing/infer`;
    const order: LoadOrder = { url, token: TOKEN, texts: this.texts, clients, seconds: forSeconds, attempts };
    const child = spawn(process.execPath, [fileURLToPath(new URL('./load.js', import.meta.url))], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(order));
    return JSON.parse(await readAll(child.stdout));
  }

  async deployment(promotion: string, status: Deployment['status']): Promise<Deployment> {
    for (let i = 0; i < 1200; i++) {
      const { status: code, body } = await this.stage.call('GET', `/api/v1/deployments/${promotion}`);
      const seen: Deployment = JSON.parse(JSON.stringify(body));
      if (code === 200 && seen.status === status) return seen;
      if (code === 200 && seen.status === 'failed')
        throw new Error(`the deployment failed: ${JSON.stringify(seen.failure)}`);
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`${promotion} is not ${status}`);
  }

  async oneAtATime(): Promise<void> {
    await this.load(1, 1, 2);
    const { ms, failed } = await this.load(1);
    tell(`one query at a time, ${ms.length} queries: p50`, `${round(share(ms, 0.5))} ms`);
    const p95 = share(ms, 0.95);
    tell('  p95', `${round(p95)} ms`, { text: `≤ ${P95_MS} ms`, isKept: p95 <= P95_MS && failed === 0 });
    tell('  p99', `${round(share(ms, 0.99))} ms`);
  }

  async manyAtOnce(promotion: string): Promise<void> {
    const server = (await this.deployment(promotion, 'serving')).servers[0]?.pid ?? 0;
    const before = [await cpuSeconds(this.stage.pid), await cpuSeconds(server)] as const;
    const seen = await this.load(CLIENTS);
    const after = [await cpuSeconds(this.stage.pid), await cpuSeconds(server)] as const;
    const rate = seen.requests / seen.seconds;
    tell(`${CLIENTS} clients at once`, `${round(rate)} requests/s, ${seen.failed} failed`, {
      text: `≥ ${PER_SECOND} requests/s`,
      isKept: rate >= PER_SECOND && seen.failed === 0,
    });
    tell('  p50, p95', `${round(share(seen.ms, 0.5))} ms, ${round(share(seen.ms, 0.95))} ms`);
    const cpu = (i: 0 | 1): string => {
      const [from, to] = [before[i], after[i]];
      return from === null || to === null ? 'unknown' : `${(((to - from) * 1000) / seen.requests).toFixed(3)} ms`;
    };
    tell('  CPU per request: service, model server', `${cpu(0)}, ${cpu(1)}`);
  }

  async switchOfRelease(promote: () => Promise<unknown>, promotion: string): Promise<void> {
    const loading = this.load(CLIENTS);
    await new Promise((next) => setTimeout(next, 1_000));
    const began = performance.now();
    await promote();
    await this.deployment(promotion, 'serving');
    const took = performance.now() - began;
    const { failed, requests } = await loading;
    tell('switch of release under load', `${failed} of ${requests} failed, ${round(took / 1000)} s`, {
      text: '0 failed',
      isKept: failed === 0 && took < seconds * 1000,
    });
  }

  async killOfServer(promotion: string): Promise<void> {
    const loading = this.load(CLIENTS, 20);
    let kills = 0;
    for (let i = 0; i < 3; i++) {
      await new Promise((next) => setTimeout(next, (seconds * 1000) / 5));
      const pid = (await this.deployment(promotion, 'serving')).servers[0]?.pid;
      if (!pid) continue;
      process.kill(pid, 'SIGKILL');
      kills++;
    }
    const { failed, requests, repeated, ms } = await loading;
    tell(`kill -9 of the model server, ${kills} times under load`, `${failed} of ${requests} failed`, {
      text: '0 failed with retries of the client',
      isKept: failed === 0 && kills === 3,
    });
    tell('  asked again by a client, longest', `${repeated}, ${round(ms.at(-1) ?? 0)} ms`);
  }

  async memory(promotion: string): Promise<void> {
    const pids = {
      service: this.stage.pid,
      'model server': (await this.deployment(promotion, 'serving')).servers[0]?.pid,
    };
    for (const [name, pid] of Object.entries(pids)) {
      const seen = pid ? await memoryMb(pid) : null;
      tell(`memory of the ${name}: now, at most`, seen ? `${round(seen.now)} MB, ${round(seen.peak)} MB` : 'unknown');
    }
  }
}

const rows: LabelledText[] = args.data
  ? await readCsv(args.data, args.text, args.label ?? 'category')
  : await readCsv(SAMPLE, 'text', args.label ?? 'label');
const nodeFlags = args['node-flags'] === undefined ? stageNodeFlags() : args['node-flags'].split(' ').filter(Boolean);
console.log(
  `${rows.length} rows of ${args.data ?? 'the demo’s sample'}; Node ${process.version} ${nodeFlags.join(' ') || 'without flags'}; ` +
    `${availableParallelism()} × ${cpus()[0]?.model}; load average before ${loadavg()[0]?.toFixed(1)}`,
);
const model = await trainedModel(rows, 1);
const newer = { ...model, model: { ...model.model, 'newer.txt': Buffer.from('2') } };
const stage = await StageProcess.create('prod', { nodeFlags, env: { WORDSLAB_SERVING_PER_SECOND: '100000' } });
const isOver = (signal: NodeJS.Signals): void => {
  console.error(`ended by ${signal}`);
  void stage.remove().finally(() => process.exit(1));
};
process.once('SIGINT', isOver).once('SIGTERM', isOver);
// Whoever read the figures went away: the stage is still to be taken down.
process.stdout.on('error', () => isOver('SIGPIPE'));
try {
  await stage.start();
  const shipper = new ReleaseShipper(stage.databaseUrl, stage.query, 'prod');
  const bench = new Bench(stage, rows.map(({ text }) => text).slice(0, 5_000));
  await shipper.promote('p1', { model, n: 1 });
  await bench.deployment('p1', 'serving');
  await bench.oneAtATime();
  await bench.manyAtOnce('p1');
  await bench.switchOfRelease(() => shipper.promote('p2', { model: newer, n: 2 }), 'p2');
  await bench.killOfServer('p2');
  await bench.memory('p2');
  await shipper.close();
  await stage.end('SIGTERM');
} finally {
  await stage.remove();
}
if (missed > 0) process.exitCode = 1;
