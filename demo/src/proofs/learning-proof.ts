import { homeOf, markedSample, modelLineage, PREDICTION_LOG, splitVersion } from '@wordslab/contracts';
import { z } from 'zod';
import type { Played } from '../story/play.js';
import { activatedCopies, activations, installedRows, openCopy } from './copies.js';
import { homeRows } from './home-rows.js';
import { claim, type Finding } from './proof.js';
import type { Site } from './site.js';

/** Every wrong answer of the traffic, and nothing else, stands in Train with its right label, from Prod's log by way of Explore. */
export const mistakesAreMarked = async (site: Site, { traffic }: Played): Promise<Finding> => {
  const wrong = new Map(traffic.filter((a) => a.answered !== a.right).map((a) => [a.prediction, a.right]));
  claim(wrong.size > 0, 'no answer of the traffic was wrong: there is nothing to learn from');
  const samples = await samplesInTrain(site);
  const logs = new Set((await activations(site, 'explore')).map((copy) => copy.snapshot));
  for (const { item, label, log } of samples) {
    claim(wrong.get(item) === label, `sample ${item} is marked '${label}', and right is '${wrong.get(item)}'`);
    claim(logs.has(log), `sample ${item} names a snapshot of the log that Explore does not have`);
  }
  claim(samples.length === wrong.size, `${wrong.size} answers were wrong, ${samples.length} are marked`);
  return {
    detail: `${wrong.size} of ${traffic.length} answers were wrong; each stands in Train with its right label, and names the snapshot of Prod's log that it came in`,
    figures: { traffic: traffic.length, wrong: wrong.size },
  };
};

const samplesInTrain = async (site: Site) => {
  const copies = (await activatedCopies(site, 'train')).filter((copy) => copy.entity.kind === 'markedSamples');
  const rows = await Promise.all(copies.map(async (c) => installedRows(site, await openCopy(site, 'train', c))));
  return rows.flat().map((row) => markedSample.parse(row));
};

const lineageEvent = z.object({ version: z.number(), content: z.object({ lineage: modelLineage }) });

/** The second model's lineage names the marks, as a copy that Train holds, and the rows that the first one had. */
export const marksAreInTheLineage = async (site: Site): Promise<Finding> => {
  const versions: z.infer<typeof lineageEvent>[] = [];
  for await (const { data } of site.events('train', ['model.versionAdded'])) versions.push(lineageEvent.parse(data));
  const sourcesOf = (version: number) =>
    versions.find((v) => v.version === version)?.content.lineage.sets.map((set) => set.source) ?? [];
  const marks = sourcesOf(2).find((source) => source.kind === 'markedSamples');
  claim(marks !== undefined, 'the lineage of m2 names no marked samples');
  const copies = await activatedCopies(site, 'train');
  claim(
    copies.some((copy) => copy.snapshot === marks.snapshot),
    'the marked samples that m2 names are no copy in Train',
  );
  const before = sourcesOf(1).map((source) => source.version);
  claim(
    before.every((version) => sourcesOf(2).some((source) => source.version === version)),
    'm2 has not learnt from what m1 learnt from',
  );
  return {
    detail: `m2 learnt from ${sourcesOf(2)
      .map((source) => `${source.kind}/${source.name}@${splitVersion(source.version).version}`)
      .join(' and ')}; the marks live in ${homeOf(marks.version)}`,
  };
};

const logged = z.object({ prediction: z.string(), model: z.string() });

/** Prod's own log says which model gave which answer: the traffic's are m1's, the last one is m2's. */
export const prodServesTheSecondModel = async (site: Site, { models, traffic, last }: Played): Promise<Finding> => {
  const given = new Map<string, string>();
  for await (const row of prodLog(site)) {
    const { prediction, model } = logged.parse(row);
    given.set(prediction, model);
  }
  const [first, second] = models.map(({ model }) => model.digest);
  const unlogged = traffic.filter(({ prediction }) => given.get(prediction) !== first).length;
  claim(unlogged === 0, `${unlogged} answers of the traffic are not in Prod's log as m1's`);
  claim(given.get(last) === second, `the last answer is logged as model ${given.get(last)}, not as m2's ${second}`);
  return {
    detail: `${traffic.length} answers logged under m1's digest, the last one under m2's, ${second?.slice(0, 19)}…`,
    figures: { logged: given.size },
  };
};

/** The rows of Prod's log, all days, opened with Prod's key. */
export async function* prodLog(site: Site): AsyncIterable<Record<string, unknown>> {
  const partitions = await site.withDatabase('prod', async (client) => {
    const { rows } = await client.query<{ partition: string }>(
      'SELECT partition FROM published.catalog WHERE projection = $1 ORDER BY 1',
      [PREDICTION_LOG],
    );
    return rows.map((row) => row.partition);
  });
  for (const partition of partitions)
    yield* homeRows(site, 'prod', { projection: PREDICTION_LOG, entity: splitVersion(partition) });
}
