import { describe, expect, it } from '@jest/globals';
import { patientFetch } from './patient-fetch.js';

const connection = { url: 'http://127.0.0.1:1', token: 't', name: 'dev of acme', patienceMs: 300 };
const refused = () => new TypeError('fetch failed', { cause: Object.assign(new Error('c'), { code: 'ECONNREFUSED' }) });
const command = () =>
  new Request('http://127.0.0.1:1/x', { method: 'POST', body: 'body', headers: { 'Idempotency-Key': 'k' } });

describe('a patient fetch', () => {
  it('repeats the whole call until the module answers', async () => {
    const seen: string[] = [];
    const answers = [refused(), new Response(null, { status: 503 }), new Response('ok', { status: 201 })];
    const fetched = await patientFetch(connection, async (request) => {
      seen.push(`${request.headers.get('Idempotency-Key')} ${await request.text()}`);
      const answer = answers.shift() ?? refused();
      if (answer instanceof Response) return answer;
      throw answer;
    })(command());
    expect(fetched.status).toBe(201);
    expect(seen).toEqual(['k body', 'k body', 'k body']);
  });

  it('gives up in time, with the address and the next step', async () => {
    const began = Date.now();
    await expect(patientFetch(connection, () => Promise.reject(refused()))(command())).rejects.toMatchObject({
      code: 'module.unreachable',
      kind: 'Unavailable',
      message: 'dev of acme does not answer at http://127.0.0.1:1',
      hint: expect.stringContaining('wordslab status'),
    });
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('hands the last 503 on, and does not repeat what was decided', async () => {
    let calls = 0;
    const answering = (status: number) =>
      patientFetch(connection, async () => {
        calls += 1;
        return new Response(null, { status });
      })(command());
    expect((await answering(503)).status).toBe(503);
    expect(calls).toBeGreaterThan(1);
    calls = 0;
    expect((await answering(409)).status).toBe(409);
    expect(calls).toBe(1);
  });

  it('waits longer for a 503 that says when to ask again', async () => {
    const asked = async (headers: Record<string, string>) => {
      const began = Date.now();
      await patientFetch(connection, async () => new Response(null, { status: 503, headers }))(command());
      return Date.now() - began;
    };
    expect(await asked({ 'Retry-After': '1' })).toBeLessThan(1_000);
    expect(await asked({})).toBeGreaterThan(1_000);
    expect(await asked({ 'Retry-After': '30' })).toBeGreaterThan(1_000);
  });

  it('does not take an error of its own for a module that is away', async () => {
    await expect(patientFetch(connection, () => Promise.reject(new TypeError('bad')))(command())).rejects.toThrow(
      'bad',
    );
  });

  it('waits longer for a module that answered before, and tells that it does', async () => {
    const { patienceMs: _, ...usual } = connection;
    let repeats = 0;
    let isAway = false;
    const fetched = patientFetch({ ...usual, onRepeat: () => (repeats += 1) }, async () => {
      if (isAway) throw refused();
      return new Response(null, { status: 200 });
    });
    await fetched(command());
    isAway = true;
    setTimeout(() => (isAway = false), 2_500);
    expect((await fetched(command())).status).toBe(200);
    expect(repeats).toBeGreaterThan(3);
  });

  it('stops waiting with the signal', async () => {
    const stop = new AbortController();
    const began = Date.now();
    const waiting = patientFetch({ ...connection, patienceMs: 9_000, signal: stop.signal }, () =>
      Promise.reject(refused()),
    );
    setTimeout(() => stop.abort(new Error('stopped')), 100);
    await expect(waiting(command())).rejects.toThrow('stopped');
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('ends with the signal', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const call = patientFetch({ ...connection, signal: stop.signal }, async (request) => {
      request.signal.throwIfAborted();
      return new Response();
    });
    await expect(call(command())).rejects.toThrow('stopped');
  });
});
