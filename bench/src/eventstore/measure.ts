import type { Contender } from './contender.js';

export interface Figures {
  /** Events a second, the middle round; NaN where a contender has no such thing. */
  readonly sequential: number;
  readonly inFlight: number;
  readonly batches: number;
  readonly reads: number;
  readonly subscription: number;
}

export type Figure = keyof Figures;

export interface Rounds {
  /** Rounds of appends one at a time: many short ones, so that a moment's load falls on all alike. */
  readonly sequential: number;
  readonly others: number;
}

const SEQUENTIAL = 100;
const IN_FLIGHT = 64;
const EACH = 30;
const BATCH = 500;
const BATCHES = 10;

/** All contenders take turns in every round, so that what else the computer does falls on all of them alike. */
export const measure = async (
  contenders: readonly Contender[],
  rounds: Rounds,
  tell: (text: string) => void,
): Promise<Map<Contender, Figures>> => {
  let next = 0;
  const figures = new Map<Contender, Figures>();
  const run = async (
    figure: Figure,
    count: number,
    work: (c: Contender) => Promise<number> | undefined,
  ): Promise<void> => {
    const seen = new Map(contenders.map((contender): [Contender, number[]] => [contender, []]));
    for (let round = -1; round < count; round++) {
      tell(`${figure}: round ${Math.max(round + 1, 0)} of ${count}`);
      for (const contender of contenders) {
        const begin = performance.now();
        const events = await work(contender);
        // The first round makes everybody warm.
        if (events !== undefined && round >= 0)
          seen.get(contender)?.push((events / (performance.now() - begin)) * 1000);
      }
    }
    for (const [contender, values] of seen)
      figures.set(contender, { ...(figures.get(contender) ?? NOTHING), [figure]: median(values) });
  };
  const one = (contender: Contender): Promise<void> => contender.one(next++);
  await run('sequential', rounds.sequential, async (contender) => {
    for (let i = 0; i < SEQUENTIAL; i++) await one(contender);
    return SEQUENTIAL;
  });
  await run('inFlight', rounds.others, async (contender) => {
    const writer = async (): Promise<void> => {
      for (let i = 0; i < EACH; i++) await one(contender);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, writer));
    return IN_FLIGHT * EACH;
  });
  await run('batches', rounds.others, async (contender) => {
    for (let i = 0; i < BATCHES; i++) await contender.many((next += BATCH), BATCH);
    next += BATCH;
    return BATCHES * BATCH;
  });
  await run('reads', rounds.others, (contender) => contender.readAll?.());
  await run('subscription', rounds.others, (contender) => contender.followAll?.());
  return figures;
};

const NOTHING: Figures = { sequential: NaN, inFlight: NaN, batches: NaN, reads: NaN, subscription: NaN };

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
