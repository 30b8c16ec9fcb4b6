import { afterEach, describe, expect, it } from '@jest/globals';
import { Predictor } from './predictor.js';
import { FixtureFolders, manifestOf } from './testing/fixture.js';

const folders = new FixtureFolders();
const limits = { silenceMs: 1000, memoryBytes: 300 * 1024 ** 2, lookEveryMs: 50 };
const start = async (deed: string) =>
  Predictor.start({ manifest: manifestOf(deed), work: await folders.lay('misbehaving', deed), limits });

afterEach(() => folders.clear());

describe('predictor', () => {
  it('answers many rows in their order, and ends with its input', async () => {
    const predictor = await start('good');
    const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => predictor.predict({ text: `row ${i}` })));
    expect(answers.map((answer) => answer.ok && answer.outputs['echo'])).toEqual(
      Array.from({ length: 500 }, (_, i) => ({ text: `row ${i}` })),
    );
    expect(await predictor.close()).toMatchObject({ failure: null });
    await expect(predictor.predict({ text: 'too late' })).rejects.toMatchObject({ code: 'algorithm.stopped' });
  });

  it('may be idle for longer than an answer may take', async () => {
    const predictor = await start('good');
    await new Promise((done) => setTimeout(done, 1300));
    expect(await predictor.predict({ text: 'still there?' })).toMatchObject({ ok: true });
    await predictor.close();
  });

  it.each([
    ['crash', 'crashed'],
    ['hang', 'silent'],
    ['garbage', 'garbage'],
    ['talk', 'garbage'],
    ['memory', 'memory'],
  ])('%s: every row that waits is refused, and the end says %s', async (deed, reason) => {
    const predictor = await start(deed);
    const waiting = await Promise.allSettled([predictor.predict({ text: 'a' }), predictor.predict({ text: 'b' })]);
    // A line that nobody asked for may come before or after the question: it counts as its answer in the latter case.
    expect(waiting[1]).toMatchObject({ status: 'rejected', reason: { code: 'algorithm.stopped' } });
    const { failure } = await predictor.ended;
    expect(deed === 'talk' ? ['garbage', 'silent'] : [reason]).toContain(failure?.reason);
  });

  it('is ended when it does not end with its input', async () => {
    const predictor = await start('hang');
    expect(await predictor.close(300)).toMatchObject({ failure: { reason: 'silent' } });
  });
});
