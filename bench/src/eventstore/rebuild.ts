// Rebuilds of read models: a PreProd stage as a process with the flags that a driver gives it, on a Postgres that gives
// up nothing of durability. Its own runner rebuilds them, asked over HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import { readModelView, type ReadModelView } from '@wordslab/contracts';
import { type EventStore, type NewEvent, PostgresEventStore } from '@wordslab/eventstore';
import { StageProcess } from '@wordslab/stage/testing';
import pg from 'pg';
import { cpuSeconds } from '../serving/processes.js';

/** A rebuild as it went, from its start to the end of its switch. */
export interface RebuildFigures {
  readonly readModel: string;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Seconds of processor time of the service and of its database's connections: what the load of others changes less. */
  readonly processor: { readonly service: number; readonly database: number };
}

export interface RebuildResult {
  /** `feedback`: one row of each event, written with one statement for many events. */
  readonly setBased: RebuildFigures;
  /** `test-campaigns`: one statement and one row of each event; a smaller number of events. */
  readonly eventByEvent: RebuildFigures;
}

export interface RebuildOptions {
  /** Events of the read model that is written with few statements. @defaultValue 1_000_000 */
  readonly events?: number;
  /** Events of the one that is written event by event. @defaultValue 20_000 */
  readonly eventByEvent?: number;
  readonly onProgress?: (text: string) => void;
}

const AT_ONCE = 2_000;
const LABELS = ['billing', 'delivery', 'returns', 'account', 'other'];

/** Events of people who say what they think of predictions: every seventh finds one wrong. */
const feedback = (n: number): Pick<NewEvent, 'type' | 'data'> => {
  const isWrong = n % 7 === 0;
  return {
    type: 'feedback.given',
    data: {
      prediction: `preprod_${crypto.randomUUID()}`,
      by: `user-${n % 40}`,
      verdict: isWrong ? 'wrong' : 'correct',
      label: isWrong ? LABELS[n % LABELS.length] : null,
      comment: null,
    },
  };
};
const tried = (n: number): Pick<NewEvent, 'type' | 'data'> => ({
  type: 'testCampaign.tried',
  data: { case: `case-${n}`, by: `user-${n % 40}`, payload: 'a'.repeat(64) },
});

const metadata = (n: number): NewEvent['metadata'] => ({
  v: 1,
  tenant: 'acme',
  module: 'preprod',
  actor: `user-${n % 40}`,
  occurredAt: new Date(1_767_225_600_000 + n * 1_000).toISOString(),
  correlationId: crypto.randomUUID(),
  causationId: crypto.randomUUID(),
});

const fill = async (
  store: EventStore,
  category: string,
  count: number,
  make: (n: number) => Pick<NewEvent, 'type' | 'data'>,
): Promise<void> => {
  for (let done = 0; done < count; done += AT_ONCE) {
    const events = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, i) => ({
      id: crypto.randomUUID(),
      ...make(done + i),
      metadata: metadata(done + i),
    }));
    await store.append(`${category}-${done}`, events, { expected: 'no-stream' });
  }
};

const show = async (stage: StageProcess, name: string): Promise<ReadModelView> =>
  readModelView.parse((await stage.call('GET', `/api/v1/read-models/${name}`)).body);

const untilFollowed = async (stage: StageProcess, name: string, position: string): Promise<void> => {
  while ((await show(stage, name)).position !== position) await sleep(200);
};

const processorOf = async (stage: StageProcess): Promise<{ service: number; database: number }> => {
  const client = new pg.Client({ connectionString: stage.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
  const used = await Promise.all(rows.map(({ pid }) => cpuSeconds(pid)));
  return { service: (await cpuSeconds(stage.pid)) ?? 0, database: used.reduce<number>((sum, s) => sum + (s ?? 0), 0) };
};

const rebuild = async (stage: StageProcess, name: string, tell: (text: string) => void): Promise<RebuildFigures> => {
  const before = await processorOf(stage);
  await stage.call('POST', `/api/v1/read-models/${name}/rebuild`);
  for (;;) {
    const { rebuild: now } = await show(stage, name);
    if (now?.failure) throw new Error(`the rebuild of ${name} failed: ${now.failure}`);
    if (now?.status === 'done' && now.startedAt && now.endedAt) {
      const seconds = (Date.parse(now.endedAt) - Date.parse(now.startedAt)) / 1_000;
      const { service, database } = await processorOf(stage);
      return {
        readModel: name,
        events: now.events,
        seconds,
        eventsPerSecond: Math.round(now.events / seconds),
        processor: { service: service - before.service, database: database - before.database },
      };
    }
    tell(`${name}: ${now?.events ?? 0} events, ${now?.eventsPerSecond ?? 0} a second`);
    await sleep(500);
  }
};

/** Fills a log, starts the stage on it and rebuilds two of its read models. */
export const measureRebuilds = async (options: RebuildOptions = {}): Promise<RebuildResult> => {
  const { events = 1_000_000, eventByEvent = 20_000, onProgress: tell = () => undefined } = options;
  const stage = await StageProcess.create('preprod', { isDurable: true });
  const store = new PostgresEventStore({ connection: { connectionString: stage.databaseUrl, max: 2 } });
  try {
    tell(`appending ${events + eventByEvent} events`);
    await fill(store, 'testCampaign', eventByEvent, tried);
    const lastTried = await store.head();
    await fill(store, 'prediction', events, feedback);
    const last = await store.head();
    await stage.query('ANALYZE');
    await stage.start();
    tell('the stage fills its read models for the first time');
    await untilFollowed(stage, 'test-campaigns', lastTried);
    await untilFollowed(stage, 'feedback', last);
    // What a rebuild is for: a tenth of the rows are wrong.
    await stage.query(`UPDATE read_models.feedback SET verdict = '' WHERE hashtext(prediction) % 10 = 0`);
    const setBased = await rebuild(stage, 'feedback', tell);
    await stage.query(`ALTER TABLE read_models.feedback ADD CHECK (verdict <> '')`); // fails if one is still wrong
    return { setBased, eventByEvent: await rebuild(stage, 'test-campaigns', tell) };
  } finally {
    await store.close();
    await stage.remove();
  }
};
