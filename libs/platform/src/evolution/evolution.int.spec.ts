import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Controller, Injectable, Module, Param, Post } from '@nestjs/common';
import { declareEvents, newId, upcaster } from '@wordslab/contracts';
import { PostgresEventStore, type RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import {
  Access,
  commandAnswer,
  Commands,
  Ctx,
  type Decider,
  PlatformModule,
  Projection,
  type ProjectionHandler,
  type RequestContext,
} from '../index.js';
import { startTestService, type TestService } from '../testing/index.js';

const counted = z.object({ by: z.number(), unit: z.string() });
type Counted = { type: 'tally.counted'; data: z.infer<typeof counted> };
const events = declareEvents(
  { 'tally.counted': counted },
  { 'tally.counted': [upcaster(z.looseObject({}), (data) => ({ unit: 'piece', ...data }))] },
);

const tally: Decider<readonly string[], null, Counted> = {
  initialState: [],
  evolve: (units, { data }) => [...units, `${data.by} ${data.unit}`],
  decide: () => [{ type: 'tally.counted', data: { by: 1, unit: 'box' } }],
};

@Injectable()
@Projection({ name: 'tallies', version: 1, tables: ['tallies'], handles: ['tally.counted'] })
class TalliesProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const { by, unit } = counted.parse(event.data);
    await em.query('INSERT INTO tallies VALUES ($1, $2)', [event.position, `${by} ${unit}`]);
  }
}

@Controller('api/v1/tallies')
class TalliesController {
  constructor(private readonly commands: Commands) {}

  @Post(':id')
  @Access('developer')
  async count(@Param('id') id: string, @Ctx() ctx: RequestContext) {
    const outcome = await this.commands.execute({ stream: `tally-${id}`, decider: tally, command: null, ctx });
    return commandAnswer(outcome, { units: outcome.state });
  }
}

class TalliesTable1 implements MigrationInterface {
  name = 'TalliesTable1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE read_models.tallies (position text PRIMARY KEY, text text NOT NULL)');
  }
  async down(): Promise<void> {}
}

let service: TestService;
let log: PostgresEventStore;
beforeAll(async () => {
  service = await startTestService({
    module: (config) => {
      @Module({
        imports: [PlatformModule.forRoot({ service: 'admin', entities: [], events, config })],
        controllers: [TalliesController],
        providers: [TalliesProjection],
      })
      class App {}
      return App;
    },
    migrations: [TalliesTable1],
  });
  log = new PostgresEventStore({ connection: { connectionString: service.databaseUrl } });
});
afterAll(async () => {
  await log.close();
  await service.stop();
});

/** As another version of the service wrote it. */
const write = (stream: string, v: number, data: unknown, type = 'tally.counted') => {
  const occurredAt = new Date(0).toISOString();
  const metadata = { v, tenant: 'acme', module: 'admin', actor: 'anna', occurredAt, correlationId: 'c' };
  return log.append(stream, [{ id: newId(), type, data, metadata }], { expected: 'any' });
};

/** What the API says of the log: all its server-sent events by type, in order. */
const verification = async (query = ''): Promise<{ type: string; data: Record<string, unknown> }[]> => {
  const response = await fetch(`${service.url}/api/v1/event-log/verification${query}`, {
    headers: { authorization: 'Bearer a-token-for-tests-only' },
  });
  const blocks = (await response.text()).split('\n\n').filter((block) => block.includes('data:'));
  return blocks.map((block) => ({
    type: /^event: (.*)$/m.exec(block)?.[1] ?? '',
    data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') as Record<string, unknown>,
  }));
};

it('commands and read models see an event of an older version as one of the present', async () => {
  await write('tally-a', 1, { by: 7 });
  const answer = await service.call('POST', '/api/v1/tallies/a');
  expect(answer).toMatchObject({ status: 201, body: { units: ['7 piece', '1 box'] } });
  const versions: number[] = [];
  for await (const event of log.readStream('tally-a')) versions.push(event.metadata.v);
  expect(versions).toEqual([1, 2]);
});

it('a log whose every event can be read is whole', async () => {
  const said = await verification();
  expect(said.at(-1)).toMatchObject({
    type: 'result',
    data: { events: 2, streams: 1, upTo: '2', parsed: true, faults: [] },
  });
  expect(said[0]).toEqual({ type: 'progress', data: { events: 2, upTo: '2', fraction: 1, faults: 0 } });
});

it('who may ask shows the token, and a place to go on after is one of a log', async () => {
  expect(await service.call('GET', '/api/v1/event-log/verification', { headers: { authorization: '' } })).toMatchObject(
    { status: 401 },
  );
  expect(await service.call('GET', '/api/v1/event-log/verification?after=x')).toMatchObject({ status: 400 });
});

it('an event that nobody can read stops the follower and its stream’s commands, and is named', async () => {
  await write('tally-c', 3, { by: 1, unit: 'box', colour: 'red' });
  const { position } = await write('tally-b', 1, { by: 'anna@example.org' });
  await write('tally-d', 1, {}, 'tally.forgotten');

  expect(await service.call('POST', '/api/v1/tallies/c')).toMatchObject({
    status: 503,
    body: { code: 'event.newer_version', detail: expect.stringContaining('revision 0 of tally-c') },
  });

  const { data } = (await verification()).at(-1) ?? {};
  expect(data).toMatchObject({
    events: 5,
    faults: [
      {
        ...{ problem: 'unreadable', count: 3 },
        first: {
          ...{ position: '3', stream: 'tally-c', revision: 0, type: 'tally.counted', version: 3 },
          detail: 'its version is newer than 2, the latest that is known here',
        },
      },
    ],
  });
  const details = async (after: string) => JSON.stringify((await verification(`?after=${after}`)).at(-1));
  expect(await details('3')).toContain('it does not fit at data.by (invalid_type)');
  expect(await details(position)).toContain('its type is not declared');
});

it('and the follower says so where it is asked how it is', async () => {
  const health = async () => JSON.stringify((await service.call('GET', '/health/live')).body);
  for (let i = 0; i < 100 && !(await health()).includes('tallies'); i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(JSON.parse(await health())).toMatchObject({
    standingStill: [
      {
        name: 'tallies',
        reason: expect.stringMatching(/version 3, revision 0 of tally-c, position 3, is newer than version 2/),
      },
    ],
  });
});
