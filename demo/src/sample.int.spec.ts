import { execFile } from 'node:child_process';
import { mkdtemp, cp, appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compilePolicy, inferFieldClass, LeakSearch } from '@wordslab/anonymizer';
import { type PolicyDocument, publishedField, type PublishedField, type Transform } from '@wordslab/contracts';
import { readMessages, readTruth, samplePaths, type TruthEntry } from './sample.js';

const run = promisify(execFile);
let messages: Record<string, string>[];
let truth: TruthEntry[];
beforeAll(async () => {
  messages = await readMessages();
  truth = await readTruth();
});

const fields: PublishedField[] = [
  ['message_id', 'id'], ['received_at', 'date'], ['customer_name', 'personal'], ['email', 'personal'], ['phone', 'personal'],
  ['iban', 'personal'], ['language', 'label'], ['text', 'text'], ['label', 'label'],
].map(([name, kind]) => publishedField.parse({ name, class: kind })); // prettier-ignore
const drop: Transform = { use: 'drop' };
const keep: Transform = { use: 'keep' };
const policy: PolicyDocument = {
  v: 1,
  id: 'sample',
  edge: { from: 'dev', to: 'train' },
  projection: 'dataset-rows',
  entity: '*',
  fields: {
    message_id: keep, received_at: keep, customer_name: drop, email: drop, phone: drop, iban: drop, language: keep, label: keep,
    text: { use: 'redact', detect: ['email', 'phone', 'iban'], names: ['customer_name'] },
  }, // prettier-ignore
};

describe('the sample', () => {
  it('is what its generator makes, and the check notices a change', async () => {
    await expect(run(process.execPath, [samplePaths.generator, '--check'])).resolves.toMatchObject({
      stdout: expect.stringContaining('as made'),
    });
    const copy = await mkdtemp(join(tmpdir(), 'sample-'));
    try {
      await cp(dirname(samplePaths.generator), copy, { recursive: true });
      await appendFile(join(copy, 'truth.json'), ' ');
      await expect(run(process.execPath, [join(copy, 'generate.mjs'), '--check'])).rejects.toMatchObject({ code: 1 });
    } finally {
      await rm(copy, { recursive: true });
    }
  });

  it('has enough messages, in two languages, with enough labels and personal values', () => {
    expect(messages.length).toBeGreaterThanOrEqual(600);
    const french = messages.filter((message) => message['language'] === 'fr').length / messages.length;
    expect(Math.abs(french - 0.5)).toBeLessThan(0.05);
    expect(new Set(messages.map((message) => message['label'])).size).toBeGreaterThanOrEqual(8);
    for (const kind of ['name', 'email', 'phone', 'iban'])
      expect(truth.filter((entry) => entry.field === 'text' && entry.kind === kind).length).toBeGreaterThan(90);
  });

  it('holds every value of its truth file where that says', () => {
    for (const { row, field, value } of truth) expect(messages[row]?.[field]).toContain(value);
  });

  it('has columns that are recognised for what they are', () => {
    const inferred = fields.map(
      ({ name }) =>
        inferFieldClass(
          name,
          messages.map((message) => message[name] ?? ''),
        ).class,
    );
    expect(inferred).toEqual(fields.map((field) => field.class));
  });

  it('leaves no personal value behind under the policy, and all of them without it', () => {
    const control = new LeakSearch(truth);
    const leaks = new LeakSearch(truth);
    const compiled = compilePolicy(policy, fields, { pseudonymKey: Buffer.alloc(32, 1) });
    for (const message of messages) {
      control.search('home', JSON.stringify(message));
      leaks.search('away', JSON.stringify(compiled.applyRow(message)));
    }
    expect(control.searched).toBeGreaterThan(2_000);
    expect(control.missing()).toEqual([]);
    expect(leaks.hits()).toEqual([]);
  });

  it('would show a leak of each kind if one detector were left out', () => {
    const text: Transform = { use: 'redact', detect: ['email'], names: [] };
    const careless = compilePolicy({ ...policy, fields: { ...policy.fields, text } }, fields, {
      pseudonymKey: Buffer.alloc(32, 1),
    });
    const leaks = new LeakSearch(truth);
    for (const message of messages) leaks.search('away', JSON.stringify(careless.applyRow(message)));
    expect(new Set(leaks.hits().map((hit) => hit.kind))).toEqual(new Set(['name', 'phone', 'iban']));
  });
});
