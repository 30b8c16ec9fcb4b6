import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { ModuleName } from './testing/node.js';
import { type Plant, plants, sound } from './testing/plants.js';
import { type Step, World } from './testing/world.js';

const module = fc.constantFrom<ModuleName>('dev', 'lifecycle', 'train');
const links = [
  ['dev', 'lifecycle'],
  ['lifecycle', 'dev'],
  ['lifecycle', 'train'],
  ['train', 'lifecycle'],
] as const;
const edge = fc.constantFrom(...links);
const nth = fc.nat(7);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('turn' as const), ms: fc.constantFrom(0, 10, 100, 1_000, 5_000, 20_000) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('fact' as const), at: module, times: fc.constantFrom(1, 2, 5) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('order' as const), version: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'repeat' as const, 'delay' as const), nth }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('shuffle' as const, 'wipe broker' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forge' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      at: module,
      calls: fc.integer({ min: 1, max: 40 }),
      before: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('backup' as const, 'restore' as const), at: module }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('cut' as const, 'join' as const), edge)
      .map(([what, [from, to]]) => ({ do: what, from, to })),
  },
);

/** A module goes on after its backup, is heard, and is restored from it: the case for a new epoch. */
const setback = module.map((at): Step[] => [
  { do: 'backup', at },
  { do: 'fact', at, times: 2 },
  { do: 'turn', ms: 1_000 },
  { do: 'turn', ms: 1_000 },
  { do: 'restore', at },
  { do: 'fact', at, times: 1 },
]);
const steps = fc
  .array(fc.oneof({ weight: 20, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: setback }), {
    minLength: 5,
    maxLength: 50,
    size: 'max',
  })
  .map((lists) => lists.flat());

/** An order first, so that most histories have a snapshot on its way when things go wrong. */
const history = fc.record({
  seed: fc.nat(),
  steps: steps.map((rest): Step[] => [{ do: 'order', version: 1 }, { do: 'fact', at: 'dev', times: 3 }, ...rest]),
});

const play = async (plant: Plant, seed: number, steps: readonly Step[]): Promise<World> => {
  const world = new World(seed, plant);
  for (const each of steps) await world.play(each);
  await world.heal();
  world.checkFinal();
  return world;
};

/** What the histories went through, so that a run in which nothing happened does not count as a proof. */
interface Seen {
  crashes: number;
  epochs: number;
  lostTails: number;
  activated: number;
  asked: number;
  forged: number;
}

const note = (seen: Seen, world: World): void => {
  for (const node of Object.values(world.nodes)) seen.crashes += node.crashes;
  for (const [at, peer] of links) {
    seen.epochs += world.nodes[at].disk.stream(`link-${peer}`).length - 1;
    seen.lostTails += Math.sign(world.nodes[at].link(peer)?.status().lostTail ?? 0);
  }
  seen.forged += world.network.forged;
  seen.activated += world.events('train', 'snapshot.activated').length;
  seen.asked += [...world.events('train', 'snapshot.wanted'), ...world.events('lifecycle', 'snapshot.wanted')].length;
};

/** Plays histories until one fails; null when all held, else what failed. */
const check = async (plant: Plant, numRuns: number, seen?: Seen): Promise<string | null> => {
  const property = fc.asyncProperty(history, async ({ seed, steps }) => {
    const world = await play(plant, seed, steps);
    if (seen) note(seen, world);
  });
  const result = await fc.check(property, {
    numRuns,
    seed: Number(process.env['WORDSLAB_SEED'] ?? 20260101),
    endOnFailure: plant !== sound,
  });
  return result.failed ? (fc.defaultReportMessage(result) ?? 'failed') : null;
};

describe('three modules, two links and a broker that forgets, in simulation', () => {
  it('loses nothing, applies nothing twice, keeps the order, shows only whole snapshots and converges', async () => {
    const seen: Seen = { crashes: 0, epochs: 0, lostTails: 0, activated: 0, asked: 0, forged: 0 };
    const histories = Number(process.env['WORDSLAB_HISTORIES'] ?? 200);
    expect(await check(sound, histories, seen)).toBeNull();
    expect(seen.crashes).toBeGreaterThan(histories / 4);
    expect(seen.epochs).toBeGreaterThan(histories / 10);
    expect(seen.lostTails).toBeGreaterThan(0);
    expect(seen.activated).toBeGreaterThan(histories);
    expect(seen.asked).toBeGreaterThan(histories);
    expect(seen.forged).toBeGreaterThan(histories / 10);
    if (process.env['WORDSLAB_HISTORIES']) console.info(histories, 'histories', seen);
  }, 120_000);

  it.each(Object.keys(plants))(
    'finds the planted bug: %s',
    async (name) => {
      expect(await check(plants[name] ?? sound, 300)).not.toBeNull();
    },
    60_000,
  );
});
