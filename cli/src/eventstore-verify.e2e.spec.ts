import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogFault, LogVerification } from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import {
  createEventStoreSchema,
  runSql,
  sampleEvents,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@wordslab/eventstore/testing';
import { type FakeAnswer, FakeEnvironment, problem } from './testing/fake-environment.js';
import { runCli } from './testing/run-cli.js';

const path = '/api/v1/event-log/verification';
const walked = (more: Partial<LogVerification> = {}): LogVerification => ({
  ...{ after: '0', upTo: '1200', events: 1200, streams: 30, parsed: true, chained: true, faults: [] },
  ...more,
});
const fault: LogFault = {
  ...{ problem: 'unreadable', count: 3 },
  first: {
    ...{ position: '7', stream: 'dataset-dev_1', revision: 2, type: 'dataset.created', version: 1 },
    detail: 'it does not fit at data.name (invalid_type)',
  },
};
const result = (more?: Partial<LogVerification>): FakeAnswer => ({
  events: [
    { type: 'progress', data: { upTo: '1000', events: 1000, fraction: 0.8, faults: 0 } },
    { type: 'result', data: walked(more) },
  ],
});

describe('eventstore verify, asking modules', () => {
  let environment: FakeEnvironment;
  beforeEach(async () => {
    environment = await FakeEnvironment.start();
  });
  afterEach(() => environment.stop());
  const verify = (...args: string[]) =>
    runCli(['eventstore', 'verify', ...args], { env: { WORDSLAB_HOME: environment.home } });
  /** Answers in turn; the fake plays every module. */
  const answers = (...given: FakeAnswer[]) =>
    environment.on(`GET ${path}`, () => (given.length > 1 ? given.shift() : given[0]) ?? {});

  it('goes on after a position, and says that a log is whole', async () => {
    answers(result({ after: '900', events: 300, streams: 2 }));
    const { code, stdout } = await verify('_/admin', '--after', '900');
    expect(environment.requests(`GET ${path}`)[0]?.query.get('after')).toBe('900');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '_/admin: 300 events of 2 streams after position 900: every event can be read; every chain holds\n',
    });
  });

  it('names the first event of each problem, and ends with code 3', async () => {
    const changed: LogFault = { ...fault, problem: 'chain', count: 1, first: { ...fault.first, detail: 'changed' } };
    answers(result({ faults: [fault, changed] }));
    const { code, stdout } = await verify('acme/dev');
    expect(code).toBe(3);
    const place = 'position 7, revision 2 of dataset-dev_1, dataset.created in version 1';
    expect(stdout.split('\n')).toEqual([
      'acme/dev: 1,200 events of 30 streams',
      `  3 events cannot be read; the first at ${place}: it does not fit at data.name (invalid_type)`,
      `  1 event is not the one that was written; the first at ${place}: changed`,
      '',
    ]);
  });

  it('--all looks at every log, whatever becomes of one', async () => {
    answers(result(), problem(503, 'eventstore.unavailable', 'it does not answer'), result(), result());
    const { code, stdout } = await verify('--all', '--json');
    expect(code).toBe(9);
    expect(JSON.parse(stdout)).toEqual({
      whole: false,
      logs: [
        { log: '_/admin', verification: walked(), failure: null },
        {
          ...{ log: 'acme/lifecycle', verification: null },
          failure: { code: 'eventstore.unavailable', detail: expect.stringContaining('it does not answer') },
        },
        { log: 'acme/dev', verification: walked(), failure: null },
        { log: 'acme/train', verification: walked(), failure: null },
      ],
    });
  });

  it('a module that ends before its log was walked is an error', async () => {
    answers({ events: [] });
    const run = await verify('acme/dev', '--json');
    expect(run.code).toBe(9);
    expect(JSON.parse(run.stdout).error).toMatchObject({ code: 'eventlog.not_walked' });
  });

  it('is refused where it is not said which log, or where that is none', async () => {
    const refusals: [string[], number, string][] = [
      [[], 2, 'usage.which_log'],
      [['acme/dev/more'], 2, 'usage.bad_module'],
      [['--url', 'kurrentdb://127.0.0.1:1'], 2, 'usage.bad_url'],
    ];
    const runs = await Promise.all(refusals.map(([args]) => verify(...args, '--json')));
    expect(runs.map(({ code, stdout }, i) => [refusals[i]?.[0], code, JSON.parse(stdout).error.code])).toEqual(
      refusals,
    );
  });
});

describe('eventstore verify, in a database', () => {
  let postgres: TemporaryPostgres;
  let url: string;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    url = await postgres.createDatabase();
    await createEventStoreSchema(url);
    const store = new PostgresEventStore({ connection: { connectionString: url } });
    await store.append('dataset-a', sampleEvents(5), { expected: 'any' });
    await store.close();
  });
  afterAll(() => postgres.stop());

  it('finds a changed row, and says that nothing was parsed', async () => {
    const whole = await runCli(['eventstore', 'verify', '--url', url]);
    expect(whole.code).toBe(0);
    expect(whole.stdout).toContain(
      '5 events of 1 stream: events were not parsed, which their module alone can do; every chain holds',
    );
    expect(whole.stdout).not.toContain(decodeURIComponent(new URL(url).password) || 'postgres:');

    await runSql(
      url,
      'ALTER TABLE eventstore.events DISABLE TRIGGER events_are_final',
      `UPDATE eventstore.events SET data = '{"n": 17}' WHERE position = 3`,
    );
    const tampered = await runCli(['eventstore', 'verify', '--url', url, '--json']);
    expect(tampered.code).toBe(3);
    expect(JSON.parse(tampered.stdout).logs[0].verification.faults).toMatchObject([
      { problem: 'chain', count: 1, first: { stream: 'dataset-a', revision: 2, position: '3' } },
    ]);
  });
});
