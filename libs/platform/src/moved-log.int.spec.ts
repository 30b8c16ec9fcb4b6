import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Injectable, Module, Param, Post } from '@nestjs/common';
import { declareEvents, defineFeedEntry, field, newId } from '@wordslab/contracts';
import { copyLog, type EventStore, makeEventStore, openStore, type RecordedEvent } from '@wordslab/eventstore';
import { runSql, startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import pg from 'pg';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  Access,
  commandAnswer,
  Commands,
  Ctx,
  type Decider,
  entryOf,
  FeedMapping,
  type FeedMappingHandler,
  migrateDatabase,
  PlatformModule,
  Projection,
  type ProjectionHandler,
  Reactor,
  type ReactorHandler,
  type RequestContext,
} from './index.js';
import type { ServiceEnvironment } from './process/config.js';
import { startTestService, type TestService } from './testing/index.js';

type NoteEvent = { type: 'note.written' | 'note.echoed'; data: { text: string } };
const note = z.strictObject({ text: z.string() });
const events = declareEvents({ 'note.written': note, 'note.echoed': note });
const decider: Decider<number, NoteEvent, NoteEvent> = {
  initialState: 0,
  evolve: (state) => state + 1,
  decide: (command) => [command],
};
const noteWritten = defineFeedEntry('note.moved', 1, { length: field.count() });
const textOf = (event: RecordedEvent): string => (event.data as { text: string }).text;

@Injectable()
@Projection({ name: 'notes', version: 1, tables: ['notes'], handles: ['note.written'] })
class NotesProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    await em.query('INSERT INTO notes (position, text) VALUES ($1, $2)', [event.position, textOf(event)]);
  }
}

@Injectable()
@FeedMapping({ handles: ['note.written'] })
class NotesFeed implements FeedMappingHandler {
  map(event: RecordedEvent) {
    const entry = entryOf(noteWritten, event, { data: { length: textOf(event).length } });
    return textOf(event) === 'quiet' ? [] : [{ link: textOf(event).length % 2 ? 'dev' : 'train', entry }];
  }
}

@Injectable()
@Reactor({ name: 'echo', handles: ['note.written'] })
class Echo implements ReactorHandler {
  constructor(private readonly commands: Commands) {}
  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const command = { type: 'note.echoed', data: { text: textOf(event) } } as const;
    await this.commands.execute({ stream: 'echo-all', decider, command, ctx });
  }
}

@Controller('api/v1/notes')
class NotesController {
  constructor(
    private readonly commands: Commands,
    private readonly database: DataSource,
  ) {}

  @Post(':id')
  @Access('developer')
  async write(@Param('id') id: string, @Body({ schema: note }) body: { text: string }, @Ctx() ctx: RequestContext) {
    const command = { type: 'note.written', data: body } as const;
    return commandAnswer(await this.commands.execute({ stream: `note-${id}`, decider, command, ctx }), {});
  }

  @Get()
  @Access('anyone')
  list(): Promise<{ text: string }[]> {
    return this.database.query('SELECT text FROM read_models.notes ORDER BY position::bigint');
  }
}

class MovedNotes1 implements MigrationInterface {
  name = 'MovedNotes1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE read_models.notes (position text PRIMARY KEY, text text NOT NULL)');
  }
  async down(): Promise<void> {}
}

let postgres: TemporaryPostgres;
let service: TestService;
let config: ServiceEnvironment;
const stores: EventStore[] = [];
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
beforeEach(async () => {
  service = await startTestService({
    postgres,
    migrations: [MovedNotes1],
    module: (configOf) => {
      config = configOf();
      @Module({
        imports: [PlatformModule.forRoot({ service: 'admin', entities: [], events, config: configOf })],
        controllers: [NotesController],
        providers: [NotesProjection, NotesFeed, Echo],
      })
      class App {}
      return App;
    },
  });
});
afterEach(async () => {
  await service.stop();
  await Promise.all(stores.splice(0).map((store) => store.close()));
});
afterAll(() => postgres.stop());

const opened = async (url: string): Promise<EventStore> => {
  const store = await openStore({ url });
  stores.push(store);
  return store;
};
const emptyLog = async (): Promise<string> => {
  const url = await postgres.createDatabase();
  await makeEventStore(url);
  return url;
};
const query = (sql: string) => service.app.get(DataSource).query(sql);
const write = async (...texts: string[]) => {
  for (const [index, text] of texts.entries())
    expect(await service.call('POST', `/api/v1/notes/${index % 3}`, { body: { text } })).toMatchObject({ status: 201 });
};
/** Read models, outbox and reactors have come to the end of the log, which is handed back without what is the store's own. */
const settled = async () => {
  const log = await opened(config.WORDSLAB_EVENT_STORE_URL ?? service.databaseUrl);
  const ids: string[] = [];
  const until = Date.now() + 15_000;
  do {
    if (Date.now() > until) throw new Error('the followers did not come to the end of the log');
    ids.splice(0);
    for await (const { id, type } of log.readAll()) ids.push(`${type} ${id}`);
    await new Promise((done) => setTimeout(done, 50));
  } while (!(await isFollowed(await log.head(), ids)));
  const notes: { text: string }[] = await query('SELECT text FROM read_models.notes ORDER BY position::bigint');
  const outbox = await query('SELECT link, seq, entry FROM sync.outbox ORDER BY link, seq');
  return { ids, notes: notes.map(({ text }) => text), outbox };
};
const isFollowed = async (head: string, ids: readonly string[]): Promise<boolean> => {
  const headers = { 'wordslab-position': head };
  const isRead = (await service.call('GET', '/api/v1/notes', { headers })).headers.get('wordslab-stale') === null;
  const countOf = (type: string) => ids.filter((id) => id.startsWith(type)).length;
  const [echo]: { position: string | null }[] = await query(
    `SELECT position FROM platform.checkpoints WHERE name = 'reactor:echo'`,
  );
  return isRead && countOf('note.written') === countOf('note.echoed') && typeof echo?.position === 'string';
};
/** A row that only a projection which starts from zero removes. */
const mark = () => query(`INSERT INTO notes VALUES ('0', 'marked')`);
const restartOn = async (url: string): Promise<void> => {
  config.WORDSLAB_EVENT_STORE_URL = url;
  await service.restart();
};
const WRITTEN = ['one', 'four', 'quiet', 'five', 'seven', 'sixsix'];

describe('a module whose log was copied into another store', () => {
  it('comes to the same read models and outbox there, and writes nothing new', async () => {
    await write(...WRITTEN);
    const before = await settled();
    expect(before).toMatchObject({ notes: WRITTEN, outbox: { length: 5 }, ids: { length: 12 } });
    const url = await emptyLog();
    await copyLog({ from: await opened(service.databaseUrl), to: await opened(url) });
    // Where a store counts otherwise: no position of before is one here.
    await runSql(
      url,
      'ALTER TABLE eventstore.events DISABLE TRIGGER USER',
      'UPDATE eventstore.events SET position = position + 5000',
      'ALTER TABLE eventstore.events ENABLE ALWAYS TRIGGER events_are_final',
    );
    await mark();
    await restartOn(url);
    expect(await settled()).toEqual(before);
    await write('after');
    expect(await settled()).toMatchObject({ notes: [...WRITTEN, 'after'], ids: { length: 14 } });
  });

  it('is started again on the same log, goes on where it was', async () => {
    await write(...WRITTEN);
    await settled();
    await mark();
    await service.restart();
    expect(await settled()).toMatchObject({ notes: ['marked', ...WRITTEN] });
  });

  it('does not let the shipper see a part of its outbox', async () => {
    await write(...WRITTEN);
    const { outbox } = await settled();
    const url = await emptyLog();
    await copyLog({ from: await opened(service.databaseUrl), to: await opened(url) });
    await query(
      `CREATE FUNCTION sync.slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END'`,
    );
    await query('CREATE TRIGGER slow AFTER INSERT ON sync.outbox FOR EACH ROW EXECUTE FUNCTION sync.slow()');
    const seen = new Set<number>();
    const shipper = new pg.Client({ connectionString: service.databaseUrl });
    await shipper.connect();
    const looking = { on: true };
    const looks = (async () => {
      while (looking.on) {
        const { rows } = await shipper.query<{ n: string }>('SELECT count(*) AS n FROM sync.outbox');
        seen.add(Number(rows[0]?.n));
      }
    })();
    await restartOn(url);
    await settled();
    looking.on = false;
    await looks;
    await shipper.end();
    expect([...seen]).toEqual([outbox.length]);
  });
});

it('a database that a log was copied into can become a module’s own', async () => {
  await write('one');
  const { ids } = await settled();
  const url = await emptyLog();
  await copyLog({ from: await opened(service.databaseUrl), to: await opened(url) });
  await migrateDatabase(url, [MovedNotes1]);
  config.WORDSLAB_DATABASE_URL = url;
  await restartOn(url);
  expect(await settled()).toMatchObject({ ids, notes: ['one'], outbox: { length: 1 } });
});

it('a log that ends before what was read of it is read from its beginning', async () => {
  await write(...WRITTEN);
  await settled();
  await mark();
  await query(`UPDATE platform.checkpoints SET position = '900' WHERE name = 'notes'`);
  await service.restart();
  expect(await settled()).toMatchObject({ notes: WRITTEN });
});

it.each(['empty', 'of another module'])('a log that is %s is not followed, and nothing is emptied', async (what) => {
  await write(...WRITTEN);
  const before = await settled();
  const url = await emptyLog();
  const event = { id: newId(), type: 'note.written', data: { text: 'foreign' }, metadata: await firstMetadata() };
  if (what !== 'empty') await (await opened(url)).append('note-x', [event], { expected: 'no-stream' });
  await restartOn(url);
  const why = 'does not hold the log that this module has followed';
  const standing = async () => JSON.stringify((await service.call('GET', '/health/live')).body);
  for (let n = 0; n < 100 && !(await standing()).includes(why); n += 1)
    await new Promise((done) => setTimeout(done, 50));
  expect(await standing()).toContain(why);
  expect(await query('SELECT link, seq, entry FROM sync.outbox ORDER BY link, seq')).toEqual(before.outbox);
  await restartOn(service.databaseUrl);
  expect(await settled()).toEqual(before);
});

const firstMetadata = async () => {
  for await (const { metadata } of (await opened(service.databaseUrl)).readAll({ limit: 1 })) return metadata;
  throw new Error('the log is empty');
};
