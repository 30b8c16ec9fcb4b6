import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { predictionLogId, type PullView } from '@wordslab/contracts';
import { CLOCK } from '@wordslab/platform';
import { DataSource } from 'typeorm';
import { asShipper, type TestShipper } from '../testing/as-shipper.js';
import { startStage, type TestStage } from '../testing/start-stage.js';
import { PullClock } from './application/pull-clock.js';

const LOG = predictionLogId('acme', 'prod');
const day = (n: number) => `${LOG}@2026112${n}`;
const sha = (n: number) => `sha256:${String(n).repeat(64)}`;
const logDay = (n: number) => ({
  ...{ kind: 'predictionLog', id: LOG, version: 20261120 + n, name: 'prod', digest: `sha256:d${n}` },
});

describe('pulls of a stage', () => {
  let stage: TestStage;
  let shipper: TestShipper;
  beforeAll(async () => {
    stage = await startStage('explore');
    shipper = asShipper(stage, 'explore');
  });
  afterAll(async () => {
    await shipper.close();
    await stage.stop();
  });
  const start = (body: object) => stage.call('POST', '/api/v1/pulls', { body });
  const started = async (days: { from: string; to: string }): Promise<string> => {
    const { status, body } = await start({ projection: 'prediction-log', from: 'prod', days });
    expect(status).toBe(201);
    return (body as { id: string }).id;
  };
  const show = async (id: string) => (await stage.read(`/api/v1/pulls/${id}`)) as PullView;
  const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (let i = 0; i < 200; i++) {
      const value = await read();
      if (holds(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never so: ${JSON.stringify(await read())}`);
  };
  const accept = (pull: string, ...partitions: string[]) => shipper.entry('pull.accepted', { pull, partitions });
  const word = (pull: string, n: number, outcome: string, more: object = {}) =>
    shipper.entry('pull.partitionEnded', { pull, partition: day(n), outcome, code: '', detail: '', ...more });
  const arrive = (n: number, snapshot: string) =>
    shipper.activate({ snapshot, from: 'prod', projection: 'prediction-log', entity: logDay(n), rows: [{}, {}] });

  it('are refused without days, with days in disorder, from a stage without a route, of what lives elsewhere', async () => {
    const log = { projection: 'prediction-log', from: 'prod' };
    const refused = async (body: object, status: number, code: string) =>
      expect(await start(body)).toMatchObject({ status, body: { code } });
    await refused(log, 400, 'pull.no_days');
    await refused({ ...log, days: { from: '2026-11-25', to: '2026-11-20' } }, 400, 'pull.bad_days');
    await refused({ ...log, days: { from: '2020-01-01', to: '2026-11-20' } }, 400, 'pull.bad_days');
    await refused({ projection: 'marked-samples', from: 'dev' }, 409, 'pull.no_route');
    await refused(
      { ...log, partitions: ['dev_0198c5d0-0000-7000-8000-000000000001@1'] },
      400,
      'pull.foreign_partition',
    );
    expect(await start({ ...log, sql: 'x' })).toMatchObject({ status: 400 });
  });

  it('ask Lifecycle for each day, and show what became of each', async () => {
    const id = await started({ from: '2026-11-23', to: '2026-11-26' });
    const asked: { entry: { data: object } }[] = await until(
      () => stage.app.get(DataSource).query(`SELECT entry FROM sync.outbox WHERE entry->>'type' = 'pull.requested'`),
      (rows: unknown[]) => rows.length > 0,
    );
    expect(asked[0]?.entry.data).toEqual({
      ...{ pull: id, projection: 'prediction-log', from: 'prod', partitions: [day(3), day(4), day(5), day(6)] },
    });
    await accept(id, day(3), day(4), day(5), day(6));
    await word(id, 3, 'empty', { code: 'snapshot.unknown_partition' });
    await word(id, 4, 'refused', { code: 'snapshot.leak_found', detail: '1 of 9' });
    await word(id, 5, 'relayed', { snapshot: sha(1) });
    await arrive(6, sha(2));
    await word(id, 6, 'relayed', { snapshot: sha(2) });
    const open = await until(
      () => show(id),
      (p) => p.partitions[3]?.state === 'arrived',
    );
    expect(open).toMatchObject({ status: 'accepted', partitions: [{}, {}, { state: 'sent' }, { rows: 2 }] });
    await arrive(5, sha(1));
    const done = await until(
      () => show(id),
      (p) => p.status === 'done',
    );
    expect(done.partitions.map(({ state, rows }) => [state, rows])).toEqual([
      ['empty', null],
      ['refused', null],
      ['arrived', 2],
      ['arrived', 2],
    ]);
    expect(done.endedAt).not.toBeNull();
  });

  it('two of one day at once both end with what arrives; a refusal of before says nothing of a later pull', async () => {
    const [one, two] = [
      await started({ from: '2026-11-25', to: '2026-11-25' }),
      await started({ from: '2026-11-25', to: '2026-11-25' }),
    ];
    for (const pull of [one, two]) {
      await accept(pull, day(5));
      await word(pull, 5, 'relayed', { snapshot: sha(3) });
    }
    await shipper.refuse(sha(3), 'snapshot.expired');
    for (const pull of [one, two])
      expect(
        await until(
          () => show(pull),
          (p) => p.status === 'done',
        ),
      ).toMatchObject({
        partitions: [{ state: 'refused', refusal: { code: 'snapshot.expired' } }],
      });
    const three = await started({ from: '2026-11-25', to: '2026-11-25' });
    await accept(three, day(5));
    await word(three, 5, 'relayed', { snapshot: sha(3) });
    expect(
      await until(
        () => show(three),
        (p) => p.partitions[0]?.state === 'sent',
      ),
    ).toMatchObject({
      status: 'accepted',
    });
    await arrive(5, sha(3));
    expect(
      await until(
        () => show(three),
        (p) => p.status === 'done',
      ),
    ).toMatchObject({
      partitions: [{ state: 'arrived' }],
    });
  });

  it('are refused as a whole by Lifecycle with its code', async () => {
    const id = await started({ from: '2026-11-25', to: '2026-11-25' });
    await shipper.entry('pull.refused', { pull: id, code: 'pull.policy_missing', detail: 'no policy' });
    expect(
      await until(
        () => show(id),
        (p) => p.status === 'refused',
      ),
    ).toMatchObject({
      refusal: { code: 'pull.policy_missing' },
    });
  });

  it('run by a schedule: once for what a downtime missed, by one of two clocks, and not while the last is open', async () => {
    const body = { projection: 'prediction-log', from: 'prod', everyMinutes: 60, lastDays: 2 };
    expect(await stage.call('PUT', '/api/v1/pulls/schedules', { body: { ...body, from: 'dev' } })).toMatchObject({
      status: 409,
    });
    expect(await stage.call('PUT', '/api/v1/pulls/schedules', { body })).toMatchObject({ status: 200 });
    await stage.read('/api/v1/pulls/schedules');
    const clock = stage.app.get(PullClock, { strict: false });
    const scheduled = async () =>
      ((await stage.read('/api/v1/pulls')) as { items: PullView[] }).items.filter((p) => p.scheduled);
    await Promise.all([clock.look(), clock.look()]);
    const [first] = await until(scheduled, (all) => all.length === 1);
    expect(first?.partitions).toHaveLength(2);
    const time = stage.app.get<{ now(): Date }>(CLOCK);
    const real = time.now;
    try {
      time.now = () => new Date(Date.now() + 9 * 3_600_000);
      await clock.look();
      expect(await scheduled()).toHaveLength(1);
      await shipper.entry('pull.refused', { pull: first?.id ?? '', code: 'pull.policy_missing', detail: 'd' });
      await until(
        () => show(first?.id ?? ''),
        (p) => p.status === 'refused',
      );
      await clock.look();
      await clock.look();
      expect(await until(scheduled, (all) => all.length === 2)).toHaveLength(2);
    } finally {
      time.now = real;
    }
  });

  it('write nothing twice when every reaction is repeated, as after a crash', async () => {
    const count = async () =>
      (
        await stage.app
          .get(DataSource)
          .query<{ n: string }[]>(
            `SELECT count(*) AS n FROM eventstore.events WHERE stream ~ '^(pull|pullWait|pullSchedule)-'`,
          )
      )[0]?.n;
    const before = await count();
    await stage.app.get(DataSource).query(`DELETE FROM platform.checkpoints WHERE name LIKE 'reactor:pull%'`);
    await stage.restart();
    const done = `SELECT count(*) AS n FROM platform.checkpoints WHERE name LIKE 'reactor:pull%' AND position IS NOT NULL`;
    await until(
      async () => (await stage.app.get(DataSource).query<{ n: string }[]>(done))[0]?.n,
      (n) => n === '2',
    );
    expect(await count()).toBe(before);
  });
});
