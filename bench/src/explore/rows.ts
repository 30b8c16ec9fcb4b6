import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

export const DAYS = 10;
const words =
  'card money transfer refund where when please account top up my the was not is it charged twice app'.split(' ');

/** A small generator with a seed, so that every run asks the same rows. */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

export const dayOf = (n: number): string => `2026-11-${String(10 + n).padStart(2, '0')}`;

/** Rows of a log as its copies hold them, one JSON per line, the days one after another. */
export function* logRows(count: number): Iterable<{ day: number; line: string }> {
  const random = seeded(7);
  for (let i = 0; i < count; i++) {
    const day = Math.floor((i / count) * DAYS);
    const seconds = Math.floor((i % (count / DAYS)) * (86_400 / (count / DAYS)));
    const text = Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]).join(' ');
    const at = new Date(Date.parse(`${dayOf(day)}T00:00:00Z`) + seconds * 1_000).toISOString();
    const label = `label-${Math.floor(random() ** 2 * 77)}`;
    const score = Number(random().toFixed(4));
    const row = { prediction: `p-${i}`, at, service: `service-${i % 3}`, release: `r${i % 4}`, model: `m${i % 4}` };
    yield { day, line: JSON.stringify({ ...row, text, label, score, ms: Number((random() * 9).toFixed(2)) }) };
  }
}

export const writeRows = async (file: string, count: number): Promise<void> => {
  const out = createWriteStream(file);
  for (const { line } of logRows(count)) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};
