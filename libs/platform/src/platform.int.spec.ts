import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Injectable, Module, Param, Post } from '@nestjs/common';
import { declareEvents, defineFeedEntry, field, NotFound, RuleViolated } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { runSql, startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
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
  PlatformModule,
  Projection,
  type ProjectionHandler,
  type RequestContext,
} from './index.js';
import { startTestService, type TestService } from './testing/index.js';

type NoteEvent = { type: 'note.written'; data: { text: string } };
type NoteCommand = { text: string };
const noteDecider: Decider<{ texts: string[] }, NoteCommand, NoteEvent> = {
  initialState: { texts: [] },
  evolve: (state, event) => ({ texts: [...state.texts, event.data.text] }),
  decide: (command, state) => {
    if (state.texts.includes(command.text))
      throw new RuleViolated('note.twice', 'this note is written already', 'Write another.');
    return [{ type: 'note.written', data: { text: command.text } }];
  },
};
const noteEvents = { 'note.written': z.object({ text: z.string() }) };
const noteWritten = defineFeedEntry('note.written', 1, { length: field.count() });
const noteBody = z.strictObject({ text: z.string().min(1).max(50) });

@Injectable()
@Projection({ name: 'notes', version: 1, tables: ['read_models.notes'], handles: ['note.written'] })
class NotesProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    if ((event.data as { text: string }).text === 'poison') throw new Error('cannot be applied');
    await em.query('INSERT INTO read_models.notes (position, text) VALUES ($1, $2)', [
      event.position,
      (event.data as { text: string }).text,
    ]);
  }
}

@Injectable()
@FeedMapping({ handles: ['note.written'] })
class NotesFeed implements FeedMappingHandler {
  map(event: RecordedEvent) {
    return [
      {
        link: 'lifecycle',
        entry: entryOf(noteWritten, event, { data: { length: (event.data as { text: string }).text.length } }),
      },
    ];
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
  async write(
    @Param('id') id: string,
    @Body({ schema: noteBody }) body: z.infer<typeof noteBody>,
    @Ctx() ctx: RequestContext,
  ) {
    const outcome = await this.commands.execute({ stream: `note-${id}`, decider: noteDecider, command: body, ctx });
    return commandAnswer(outcome, { texts: outcome.state.texts });
  }

  @Get()
  @Access('anyone')
  async list(): Promise<{ text: string }[]> {
    return this.database.query('SELECT text FROM read_models.notes ORDER BY position::bigint');
  }

  @Get(':id')
  @Access('anyone')
  show(@Param('id') id: string): never {
    throw new NotFound('note.not_found', `there is no note ${id}`);
  }
}

@Controller('api/v1/open')
class UndeclaredController {
  @Get()
  open(): string {
    return 'nobody said who may';
  }
}

class NotesTable1 implements MigrationInterface {
  name = 'NotesTable1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE read_models.notes (position text PRIMARY KEY, text text NOT NULL)');
  }
  async down(): Promise<void> {}
}

const appModule = (controllers: unknown[]) => (config: Parameters<typeof PlatformModule.forRoot>[0]['config']) => {
  @Module({
    imports: [PlatformModule.forRoot({ service: 'admin', entities: [], events: declareEvents(noteEvents), config })],
    controllers: controllers as never[],
    providers: [NotesProjection, NotesFeed],
  })
  class App {}
  return App;
};

describe('a service on the platform', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ module: appModule([NotesController]), migrations: [NotesTable1] });
  });
  afterAll(() => service.stop());

  it('answers a command with revision and position, and a read at that position shows it', async () => {
    const written = await service.call('POST', '/api/v1/notes/a', { body: { text: 'first' } });
    expect(written).toMatchObject({ status: 201, body: { texts: ['first'] } });
    expect(written.headers.get('etag')).toBe('"0"');
    const position = written.headers.get('wordslab-position') ?? '';
    const read = await service.call('GET', '/api/v1/notes', { headers: { 'wordslab-position': position } });
    expect(read.body).toEqual([{ text: 'first' }]);
    expect(read.headers.get('wordslab-stale')).toBeNull();
  });

  it('carries out a repeated Idempotency-Key once', async () => {
    const headers = { 'idempotency-key': 'the-same-call' };
    const once = await service.call('POST', '/api/v1/notes/b', { body: { text: 'once' }, headers });
    const again = await service.call('POST', '/api/v1/notes/b', { body: { text: 'once' }, headers });
    expect(again).toMatchObject({ status: once.status, body: once.body });
    expect(again.headers.get('etag')).toBe('"0"');
  });

  it('turns a broken rule, a bad body and an unknown route into problem details', async () => {
    await service.call('POST', '/api/v1/notes/c', { body: { text: 'rule' } });
    const rule = await service.call('POST', '/api/v1/notes/c', { body: { text: 'rule' } });
    expect(rule).toMatchObject({ status: 409, body: { code: 'note.twice', hint: 'Write another.' } });
    expect(rule.headers.get('content-type')).toContain('application/problem+json');
    const body = await service.call('POST', '/api/v1/notes/c', { body: { text: '', more: 1 } });
    expect(body).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await service.call('GET', '/api/v1/nowhere')).toMatchObject({
      status: 404,
      body: { code: 'route.not_found' },
    });
  });

  it('refuses callers without the token, under a foreign host or from a foreign origin', async () => {
    expect(await service.call('GET', '/api/v1/notes', { headers: { authorization: '' } })).toMatchObject({
      status: 401,
      body: { code: 'caller.no_token' },
    });
    expect(await service.call('GET', '/api/v1/notes', { headers: { authorization: 'Bearer wrong' } })).toMatchObject({
      status: 401,
      body: { code: 'caller.wrong_token' },
    });
    expect(
      await service.call('GET', '/api/v1/notes', { headers: { origin: 'https://elsewhere.example' } }),
    ).toMatchObject({ status: 403, body: { code: 'caller.foreign_origin' } });
  });

  it('refuses a command for an entity of another module and names its home', async () => {
    const id = 'dev_0198c5d0-0000-7000-8000-000000000001';
    expect(await service.call('POST', `/api/v1/notes/${id}`, { body: { text: 'x' } })).toMatchObject({
      status: 409,
      body: { code: 'copy.read_only', details: { home: 'dev' } },
    });
  });

  it('shows who opens its address in a browser what it is and where to go on, without a token', async () => {
    const page = await fetch(`${service.url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('bin/wordslab board');
  });

  it('fills the outbox densely and under the same ids', async () => {
    const rows: { seq: string; entry: { type: string; seq: number } }[] = await service.app
      .get(DataSource)
      .query('SELECT seq, entry FROM sync.outbox ORDER BY seq');
    expect(rows.map((r) => Number(r.seq))).toEqual(rows.map((_, i) => i + 1));
    expect(rows.every((r) => r.entry.type === 'note.written' && r.entry.seq === Number(r.seq))).toBe(true);
    const before = JSON.stringify(rows);
    await service.app.get(DataSource).query('DELETE FROM sync.outbox');
    await service.app.get(DataSource).query('DELETE FROM platform.checkpoints');
    await service.app.get(DataSource).query('DELETE FROM read_models.notes');
    await service.restart();
    const head = await service.call('POST', '/api/v1/notes/d', { body: { text: 'after' } });
    await service.call('GET', '/api/v1/notes', {
      headers: { 'wordslab-position': head.headers.get('wordslab-position') ?? '' },
    });
    const again: typeof rows = await service.app
      .get(DataSource)
      .query('SELECT seq, entry FROM sync.outbox ORDER BY seq');
    expect(JSON.stringify(again.slice(0, rows.length))).toBe(before);
  });

  it('says which projection stands still, while the others go on', async () => {
    const written = await service.call('POST', '/api/v1/notes/e', { body: { text: 'poison' } });
    expect(written.status).toBe(201);
    const read = await service.call('GET', '/api/v1/notes', {
      headers: { 'wordslab-position': written.headers.get('wordslab-position') ?? '' },
    });
    expect(read.headers.get('wordslab-stale')).toBe('true');
    const missing = await service.call('GET', '/api/v1/notes/e', {
      headers: { 'wordslab-position': written.headers.get('wordslab-position') ?? '' },
    });
    expect(missing).toMatchObject({ status: 503, body: { code: 'read_model.behind' } });
    expect(missing.headers.get('retry-after')).toBe('1');
    expect(await service.call('GET', '/api/v1/notes/e')).toMatchObject({ status: 404 });
    expect(await service.call('GET', '/health/live')).toMatchObject({
      body: { standingStill: [{ name: 'notes', reason: 'cannot be applied' }] },
    });
  });
});

it('a service with a route that declares no access policy does not start', async () => {
  await expect(startTestService({ module: appModule([UndeclaredController]), migrations: [] })).rejects.toThrow(
    /without an access policy.*UndeclaredController\.open/,
  );
});

it('takes a KurrentDB for its log where the URL says so', async () => {
  const service = await startTestService({
    module: appModule([NotesController]),
    migrations: [NotesTable1],
    config: async () => ({ WORDSLAB_EVENT_STORE_URL: 'kurrentdb://127.0.0.1:1?tls=false' }),
  });
  const answer = await service.call('POST', '/api/v1/notes/a', { body: { text: 'first' } });
  const ready = await service.call('GET', '/health/ready');
  await service.stop();
  expect(answer).toMatchObject({ status: 503, body: { code: 'eventstore.unavailable' } });
  expect(ready).toMatchObject({ status: 503, body: { code: 'health.no_event_store' } });
});

describe('a service whose database', () => {
  let postgres: TemporaryPostgres;
  let service: TestService;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    service = await startTestService({ module: appModule([NotesController]), migrations: [NotesTable1], postgres });
  });
  afterAll(() => service.stop());

  /** What a caller does who is told to come again. */
  const repeated = async <T>(call: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await call();
      if (isEnough(answer) || tries === 200) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('takes no changes answers 503 with what to do, can be read, and goes on afterwards', async () => {
    const name = new URL(service.databaseUrl).pathname.slice(1);
    const endSessions = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
    const write = (text: string) => service.call('POST', '/api/v1/notes/a', { body: { text } });
    const list = () => service.call('GET', '/api/v1/notes');
    expect(await write('first')).toMatchObject({ status: 201 });
    await runSql(postgres.adminUrl, `ALTER DATABASE ${name} SET default_transaction_read_only = on`, endSessions);
    const refused = await repeated(
      () => write('second'),
      ({ body }) => !/unavailable/.test((body as { code: string }).code), // said of connections that were ended
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'eventstore.read_only', hint: expect.any(String) } });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await list()).toMatchObject({ status: 200 });
    await runSql(postgres.adminUrl, `ALTER DATABASE ${name} RESET default_transaction_read_only`, endSessions);
    expect(
      await repeated(
        () => write('second'),
        ({ status }) => status !== 503,
      ),
    ).toMatchObject({ status: 201 });
    const read = await repeated(list, ({ body }) => (body as unknown[]).length > 1);
    expect(read).toMatchObject({ status: 200, body: [{ text: 'first' }, { text: 'second' }] });
  });

  it('is away answers 503 with what to do', async () => {
    await postgres.stop();
    const [answer, ready] = [await service.call('GET', '/api/v1/notes'), await service.call('GET', '/health/ready')];
    expect(answer).toMatchObject({ status: 503, body: { code: 'database.unavailable', hint: expect.any(String) } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(ready.status).toBe(503);
  });
});
