import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importResult, promotionDetail, releaseDetail } from '@wordslab/contracts';
import { FakeEnvironment, problem } from './testing/fake-environment.js';
import { type CliOptions, runCli } from './testing/run-cli.js';
import * as sample from './testing/sample-answers.js';

let environment: FakeEnvironment;
let folder: string;
beforeEach(async () => {
  environment = await FakeEnvironment.start();
  folder = await mkdtemp(join(tmpdir(), 'wordslab-files-'));
});
afterEach(async () => {
  await environment.stop();
  await rm(folder, { recursive: true, force: true });
});

const wordslab = (args: readonly string[], options: CliOptions = {}) =>
  runCli(args, { ...options, env: { WORDSLAB_HOME: environment.home, ...options.env } });

describe('finding modules and names', () => {
  it('answers an unknown tenant with the near match', async () => {
    const run = await wordslab(['dataset', 'list', '--tenant', 'acne']);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain("Error tenant.unknown: there is no tenant 'acne'");
    expect(run.stderr).toContain("Did you mean 'acme'?");
  });

  it('asks for the tenant where there are several', async () => {
    const one = { name: 'x', status: 'ready', attempt: 1, modules: [], createdBy: 'it', createdAt: '', updatedAt: '' };
    const items = [
      { ...one, slug: 'acme' },
      { ...one, slug: 'other' },
    ];
    environment.on('GET /api/v1/tenants', () => ({ body: { items, next: null } }));
    const run = await wordslab(['board']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('usage.tenant_missing: this environment has 2 tenants: acme, other');
  });

  it('answers an unknown module and an unknown dataset with near matches', async () => {
    expect((await wordslab(['copy', 'list', '--module', 'trian'])).stderr).toContain("Did you mean 'train'?");
    environment.on('GET /api/v1/datasets', ({ query }) => ({
      body: { items: query.has('name') ? [] : [sample.dataset], next: null },
    }));
    const run = await wordslab(['dataset', 'show', 'mesages']);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain("there is no dataset 'mesages' in dev of acme");
    expect(run.stderr).toContain("Did you mean 'messages'?");
  });

  it.each(['messages', 'dataset/messages', 'messages@1', sample.datasetId, '93d6f840', 'dev_…93d6f840'])(
    'finds a dataset called %s',
    async (ref) => {
      environment.on('GET /api/v1/datasets', ({ query }) => ({
        body: { items: (query.get('name') ?? 'messages') === 'messages' ? [sample.dataset] : [], next: null },
      }));
      environment.on(`GET /api/v1/datasets/${sample.datasetId}`, () => ({ body: sample.datasetDetail }));
      environment.on(`GET /api/v1/datasets/${sample.datasetId}/versions/1/quarantine`, () => ({
        body: sample.quarantined,
      }));
      const { code, stdout } = await wordslab(['dataset', 'show', ref]);
      expect(code).toBe(0);
      expect(stdout).toContain('dataset/messages@1');
      expect(stdout).toMatch(/customer +string +personal +name/);
      expect(stdout).toMatch(/4 +too_many_columns +5 columns, 4 expected/);
    },
  );

  it('pages a list, and says on stderr that it goes on', async () => {
    environment.on('GET /api/v1/datasets', () => ({ body: { items: [sample.dataset], next: 'abc' } }));
    const run = await wordslab(['dataset', 'list', '--limit', '1', '--after', 'xyz']);
    expect(run.stderr).toBe('More: --after abc\n');
    const [request] = environment.requests('GET /api/v1/datasets');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ limit: '1', after: 'xyz' });
  });
});

describe('errors of modules', () => {
  it.each([
    [400, 'request.invalid', 4],
    [401, 'caller.wrong_token', 10],
    [403, 'caller.foreign_host', 11],
    [404, 'x.not_found', 5],
    [409, 'copy.read_only', 6],
    [412, 'stream.moved_on', 7],
    [429, 'quota.full', 8],
    [500, 'unexpected', 1],
  ])('status %i with %s ends with code %i', async (status, code, exit) => {
    environment.on('GET /api/v1/board', () => problem(status, code, 'what and why', { hint: 'what next' }));
    const inWords = await wordslab(['board']);
    expect(inWords).toMatchObject({ code: exit, stdout: '' });
    expect(inWords.stderr).toContain(`Error ${code}: what and why\nNext: what next\n`);
    const asJson = await wordslab(['board', '--json']);
    expect(asJson).toMatchObject({ code: exit, stderr: '' });
    expect(JSON.parse(asJson.stdout)).toEqual({
      error: { code, detail: 'what and why', hint: 'what next', correlationId: 'c-1', exitCode: exit },
    });
  });

  it('says that a module does not answer', async () => {
    const gone = await FakeEnvironment.start();
    const { port } = gone;
    await gone.stop();
    await writeFile(join(environment.home, 'ports.json'), JSON.stringify({ '_/admin/service': port }));
    const run = await wordslab(['tenant', 'list']);
    expect(run.code).toBe(9);
    expect(run.stderr).toContain(`Error module.unreachable: Admin does not answer at http://127.0.0.1:${port}`);
    expect(run.stderr).toContain('wordslab status');
  });
});

describe('commands', () => {
  const approve = `POST /api/v1/promotions/${sample.promotionId}/approve`;
  const outcome = { ...sample.promotion({ status: 'approved', summary: 'approved' }) };

  it('bears an actor and a key, and is repeated under the same key while the module starts again', async () => {
    let tries = 0;
    environment.on(`GET /api/v1/promotions/${sample.promotionId}`, () => ({ body: sample.promotion({}) }));
    environment.on(approve, () => {
      tries += 1;
      return tries < 3 ? problem(503, 'health.no_database', 'starting') : { status: 201, body: outcome };
    });
    const run = await wordslab(['promotion', 'approve', sample.promotionId, '--as', 'María']);
    expect(run.code).toBe(0);
    const requests = environment.requests(approve);
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map((r) => r.headers['idempotency-key'])).size).toBe(1);
    expect(requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(decodeURIComponent(String(requests[0]?.headers['wordslab-actor']))).toBe('María');
  });

  it('reads what it wrote: the read shows the position of the answer to the command', async () => {
    environment.on('POST /api/v1/releases', () => ({
      status: 201,
      headers: { 'Wordslab-Position': '42' },
      body: sample.release,
    }));
    environment.on(`GET /api/v1/releases/${sample.releaseId}`, () => ({ body: sample.release }));
    const run = await wordslab(['release', 'create', 'r1', 'dataset/messages', '--path', 'train', '--json']);
    expect(releaseDetail.parse(JSON.parse(run.stdout)).alias).toBe('amber-otter');
    expect(JSON.parse(environment.requests('POST /api/v1/releases')[0]?.body ?? '')).toEqual({
      name: 'r1',
      parts: ['dataset/messages'],
      path: ['train'],
    });
    const [read] = environment.requests(`GET /api/v1/releases/${sample.releaseId}`);
    expect(read?.headers['wordslab-position']).toBe('42');
  });

  it('waits a moment for a part that Lifecycle has not heard of yet', async () => {
    let tries = 0;
    environment.on('POST /api/v1/releases', () => {
      tries += 1;
      return tries < 2 ? problem(404, 'release.unknown_part', 'not heard') : { status: 201, body: sample.release };
    });
    environment.on(`GET /api/v1/releases/${sample.releaseId}`, () => ({ body: sample.release }));
    expect((await wordslab(['release', 'create', 'r1', 'dataset/messages'])).code).toBe(0);
    expect(tries).toBe(2);
  });

  it('passes a proposal from standard input on as a policy', async () => {
    const fields = { topic: { use: 'keep' } };
    const document = {
      v: 1,
      id: 'p-1',
      edge: { from: 'dev', to: 'train' },
      projection: 'dataset-rows',
      entity: '*',
      fields,
    };
    environment.on('PUT /api/v1/policies/p-1', () => ({ body: { id: 'p-1', version: 2, hash: 'h', changed: true } }));
    const run = await wordslab(['policy', 'set', '-'], { input: JSON.stringify({ document, fields: [] }) });
    expect(run).toMatchObject({ code: 0, stdout: 'policy p-1 is now version 2 (h)\n' });
    expect(JSON.parse(environment.requests('PUT /api/v1/policies/p-1')[0]?.body ?? '')).toEqual({ document });
  });

  it('names the place in a file that is not what it should be', async () => {
    const run = await wordslab(['policy', 'set', '-'], { input: '{"v":1,"id":"UPPER"}' });
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/Error file\.invalid: - is not a policy's document: id: /);
  });
});

describe('dataset import', () => {
  const route = 'POST /api/v1/datasets/imports';
  const file = async (content: string): Promise<string> => {
    await writeFile(join(folder, 'messages.csv'), content);
    return join(folder, 'messages.csv');
  };
  const quarantine = `GET /api/v1/datasets/${sample.datasetId}/versions/1/quarantine`;

  it('sends the file with the roles, and shows structure, personal columns and rows set aside', async () => {
    environment.on(route, () => ({ status: 201, body: sample.importAnswer }));
    environment.on(quarantine, () => ({ body: sample.quarantined }));
    const path = await file('id,text\n1,hello\n');
    const args = ['--name', 'messages', '--text', 'text', '--personal', 'customer=name', '--sealed'];
    const run = await wordslab(['dataset', 'import', path, ...args]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('3 rows imported, 1 row set aside');
    expect(run.stdout).toContain('Personal  customer; rows are sealed');
    const [request] = environment.requests(route);
    expect(request?.body).toBe(await readFile(path, 'utf8'));
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      name: 'messages',
      fileName: 'messages.csv',
      roles: '{"text":"text","customer":"personal:name"}',
      personal: 'yes',
    });
    const json = await wordslab(['dataset', 'import', path, '--name', 'messages', '--json']);
    expect(importResult.parse(JSON.parse(json.stdout)).version.rows).toBe(3);
  });

  it('tells why a file was refused', async () => {
    environment.on(route, () => problem(400, 'dataset.not_csv', 'not CSV', { hint: 'Export it as CSV.' }));
    const run = await wordslab(['dataset', 'import', await file('x'), '--name', 'messages']);
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr).toContain('Error dataset.not_csv: not CSV\nNext: Export it as CSV.');
  });

  it('sends the file again, under the same key, when the module went away', async () => {
    let tries = 0;
    environment.on(route, () => {
      tries += 1;
      return tries === 1 ? { hangUp: true, body: null } : { status: 201, body: sample.importAnswer };
    });
    environment.on(quarantine, () => ({ body: sample.quarantined }));
    const run = await wordslab(['dataset', 'import', await file('id\n1\n'), '--name', 'messages']);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('dev of acme went away; sending the file again');
    const requests = environment.requests(route);
    expect(requests.map((r) => r.body)).toEqual(['id\n1\n', 'id\n1\n']);
    expect(new Set(requests.map((r) => r.headers['idempotency-key'])).size).toBe(1);
  });

  it('refuses a file that is not there, and a column with two roles', async () => {
    expect(await wordslab(['dataset', 'import', '/nowhere.csv', '--name', 'm'])).toMatchObject({ code: 5 });
    const run = await wordslab(['dataset', 'import', await file('x'), '--name', 'm', '--text', 'a', '--label', 'a']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("column 'a' cannot be text and label at once");
  });

  it('is cancelled by Ctrl-C', async () => {
    let release: () => void = () => undefined;
    const cancelled = new Promise<void>((done) => (release = done));
    environment.on(route, async () => {
      await cancelled;
      return problem(409, 'import.cancelled', 'cancelled');
    });
    const state = { importId: 'x', dataset: sample.datasetId, name: 'm', status: 'running', rows: 7, quarantined: 0 };
    const progress = { ...state, bytes: 1, rowsPerSecond: 1, seconds: 1 };
    environment.on('GET /api/v1/datasets/imports/*', () => ({ body: progress }));
    environment.on('DELETE /api/v1/datasets/imports/*', () => {
      release();
      return { status: 202, body: progress };
    });
    const run = await wordslab(['dataset', 'import', await file('id\n1\n'), '--name', 'm'], { interruptAt: '7 rows' });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain('Error interrupted: the import was cancelled; nothing was published');
    const [sent] = environment.requests(route);
    const cancels = environment.seen.filter((r) => r.method === 'DELETE');
    expect(cancels.map((r) => r.path)).toEqual([`/api/v1/datasets/imports/${sent?.headers['idempotency-key']}`]);
  }, 30_000);
});

describe('promote', () => {
  const look = `GET /api/v1/promotions/${sample.promotionId}`;
  const step = (type: string, detail: string) => ({
    type,
    detail,
    actor: 'wordslab',
    at: '2026-11-01T10:00:01Z',
    evidence: {},
  });
  const states = (...changes: Parameters<typeof sample.promotion>[0][]) => {
    environment.on('GET /api/v1/releases/*', () => ({ body: sample.release }));
    environment.on('POST /api/v1/promotions', () => ({ status: 201, body: sample.promotion({}) }));
    environment.on(look, () => ({
      body: sample.promotion(changes.length > 1 ? (changes.shift() ?? {}) : (changes[0] ?? {})),
    }));
  };

  it('follows to the end, in plain lines on stderr', async () => {
    const { steps } = sample.promotion({});
    const stored = [...steps, step('promotion.partStored', 'the hub has it')];
    const done = [...stored, step('promotion.completed', 'train has it')];
    states({ steps }, { steps: stored }, { steps: done, status: 'completed', summary: 'train has it' });
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train', '--json']);
    expect(run.code).toBe(0);
    expect(promotionDetail.parse(JSON.parse(run.stdout)).status).toBe('completed');
    expect(run.stderr.split('\n')).toEqual([
      `Promotion ${sample.promotionId} of amber-otter to train requested`,
      'promotion.requested: asked for it',
      'promotion.partStored: the hub has it',
      'promotion.completed: train has it',
      '',
    ]);
  });

  it('ends with code 12 when refused, naming code, field and part', async () => {
    const refusal = {
      by: 'home',
      module: 'dev',
      code: 'policy.field_unnamed',
      detail: 'no transform for "topic"',
    } as const;
    const where = { field: 'topic', part: 'dataset/messages@1', hint: 'Correct the policy.' };
    states({}, { status: 'refused', summary: 'refused by dev', refusal: { ...refusal, ...where } });
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train']);
    expect(run).toMatchObject({ code: 12, stdout: '' });
    expect(run.stderr).toContain(
      'Error policy.field_unnamed: the promotion of amber-otter to train was refused by dev',
    );
    expect(run.stderr).toContain('(field topic, part dataset/messages@1)');
    expect(run.stderr).toContain('Next: Correct the policy.');
    const json = await wordslab(['promote', 'amber-otter', '--to', 'train', '--json']);
    expect(JSON.parse(json.stdout).error).toMatchObject({
      code: 'policy.field_unnamed',
      details: { field: 'topic', part: 'dataset/messages@1', status: 'refused' },
      exitCode: 12,
    });
  });

  it('says who can approve, and ends with code 13 when it is not over in time', async () => {
    states({ status: 'requested' });
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train', '--timeout', '1']);
    expect(run.code).toBe(13);
    expect(run.stderr).toContain(`It waits for approval: \`wordslab promotion approve ${sample.promotionId}\``);
    expect(run.stderr).toContain(`Look again with \`wordslab promotion show ${sample.promotionId}\`.`);
  });

  it('stops following on Ctrl-C, and says how to look again', async () => {
    states({});
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train'], { interruptAt: 'asked for it' });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain(`stopped following; promotion ${sample.promotionId} goes on`);
    expect(run.stderr).toContain(`wordslab promotion show ${sample.promotionId}`);
  });

  it('goes on following when Lifecycle is killed and starts again', async () => {
    states({});
    let looks = 0;
    environment.on(look, () => {
      looks += 1;
      if (looks > 1 && looks < 5) return { hangUp: true, body: null };
      return { body: sample.promotion(looks === 1 ? {} : { status: 'completed', summary: 'train has it' }) };
    });
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train']);
    expect(run.code).toBe(0);
    expect(looks).toBe(5);
  });

  it('does not wait with --no-wait', async () => {
    states({});
    const run = await wordslab(['promote', 'amber-otter', '--to', 'train', '--no-wait', '--json']);
    expect(run.code).toBe(0);
    expect(promotionDetail.parse(JSON.parse(run.stdout)).status).toBe('delivering');
    expect(environment.requests(look)).toHaveLength(1);
  });
});
