import { describe, expect, it } from '@jest/globals';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { collect } from '../testing/sample-events.js';
import { Reading } from './reading.js';

/** Clients that are numbered; nothing is read through them but what a test says. */
const numbered = () => {
  const disposed: number[] = [];
  let made = 0;
  const reading = new Reading(() => {
    const number = made++;
    return { number, dispose: async () => void disposed.push(number) } as unknown as KurrentDBClient;
  }, 1000);
  const numberOf = (client: KurrentDBClient): number => (client as unknown as { number: number }).number;
  const read = (error?: Error): Promise<number[]> =>
    collect(
      reading.read(async function* (client) {
        yield numberOf(client);
        if (error) throw error;
      }),
    );
  return { reading, disposed, read };
};
const away = (): Error => Object.assign(new Error('UnavailableError'), { type: 'unavailable' });

describe('reading through clients that can break', () => {
  it('goes on through a new client where the server did not answer, and gives the old one up', async () => {
    const { read, disposed } = numbered();
    expect(await read()).toEqual([0]);
    await expect(read(away())).rejects.toThrow('UnavailableError');
    expect(await read()).toEqual([1]);
    expect(disposed).toEqual([0]);
  });

  it('keeps its client for a refusal, and while a new one is young', async () => {
    const { read } = numbered();
    await expect(read(new Error('refused'))).rejects.toThrow('refused');
    await expect(read(away())).rejects.toThrow();
    await expect(read(away())).rejects.toThrow();
    expect(await read()).toEqual([1]);
  });

  it('takes a new one at once when the server is back, if reads fail', async () => {
    const { reading, read } = numbered();
    reading.serverIsBack();
    expect(await read()).toEqual([0]);
    await expect(read(away())).rejects.toThrow();
    await expect(read(away())).rejects.toThrow();
    reading.serverIsBack();
    expect(await read()).toEqual([2]);
  });
});
