import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayOf, type InferResponse, type Page, type PredictionRow } from '@wordslab/contracts';
import { echoModel } from '../testing/echo-model.js';
import { ReleaseShipper } from '../testing/shipped-release.js';
import { StageProcess } from '../testing/stage-process.js';

const CLIENTS = 8;
const KILLS = 4;

describe('the prediction log of a real process that is killed', () => {
  let stage: StageProcess;
  let shipper: ReleaseShipper;
  const days = new Set<string>();
  const answered = new Set<string>();
  let over = false;

  const ask = async (text: string): Promise<string | undefined> => {
    const inputs = [{ name: 'text', shape: [1], datatype: 'BYTES', data: [text] }];
    const { status, body } = await stage.call('POST', '/v2/models/routing/infer', { inputs });
    return status === 200 ? String((body as InferResponse).parameters['prediction_ids']) : undefined;
  };
  const client = async (n: number) => {
    for (let i = 0; !over; i++) {
      const id = await ask(`client ${n} asks ${i}`).catch(() => undefined);
      days.add(dayOf(new Date()));
      if (id) answered.add(id);
      else await new Promise((next) => setTimeout(next, 20));
    }
  };
  const logged = async (): Promise<PredictionRow[]> => {
    const rows: PredictionRow[] = [];
    for (const day of days)
      for (let after = '0'; ;) {
        const { body } = await stage.call('GET', `/api/v1/predictions?day=${day}&limit=200&after=${after}`);
        const { items, next } = body as Page<PredictionRow>;
        rows.push(...items);
        if (next === null) break;
        after = next;
      }
    return rows;
  };
  const answers = async (): Promise<void> => {
    for (let i = 0; i < 400; i++) {
      if (
        await ask('ready?')
          .catch(() => undefined)
          .then((id) => id && answered.add(id))
      )
        return;
      await new Promise((next) => setTimeout(next, 25));
    }
    throw new Error('the release does not answer');
  };

  beforeAll(async () => {
    stage = await StageProcess.create('prod');
    await stage.start();
    shipper = new ReleaseShipper(stage.databaseUrl, stage.query, 'prod');
    await shipper.promote('p1', { model: echoModel('one'), n: 1 });
    days.add(dayOf(new Date()));
    await answers();
  });
  afterAll(async () => {
    over = true;
    await shipper.close();
    await stage.remove();
  });

  it('has every answer that was given, once, and keeps no journal', async () => {
    const clients = Array.from({ length: CLIENTS }, (_, n) => client(n));
    for (let kill = 0; kill < KILLS; kill++) {
      await new Promise((next) => setTimeout(next, 700 + kill * 400));
      await stage.end('SIGKILL');
      await stage.start();
      await answers();
    }
    over = true;
    await Promise.all(clients);
    let rows: PredictionRow[] = [];
    for (let i = 0; i < 100; i++) {
      rows = await logged();
      if (rows.length >= answered.size && (await readdir(join(stage.folder, 'work', 'predictions'))).length === 0)
        break;
      await new Promise((next) => setTimeout(next, 200));
    }
    const ids = rows.map(({ prediction }) => prediction);
    expect(answered.size).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...answered].filter((id) => !ids.includes(id))).toEqual([]);
    // What was logged and whose answer was lost in a kill: at most one for each client and kill.
    expect(ids.length - answered.size).toBeLessThanOrEqual((CLIENTS + 1) * KILLS);
    expect(await readdir(join(stage.folder, 'work', 'predictions'))).toEqual([]);
  });

  it('leaves no text in clear on disk', async () => {
    const { readFile } = await import('node:fs/promises');
    const files = (await readdir(stage.folder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    const open = [];
    for (const file of files)
      if ((await readFile(join(file.parentPath, file.name))).includes('client 1 asks')) open.push(file.name);
    expect(open).toEqual([]);
  });
});
