import { compilePolicy, type Row as SourceRow } from '@wordslab/anonymizer';
import { canonicalJson, policyDocument, PREDICTION_LOG, publishedField } from '@wordslab/contracts';
import { deriveEdgeKeys, rehash } from '@wordslab/sync';
import { z } from 'zod';
import { activatedCopies, installedRows, openCopy, type OpenedCopy } from './copies.js';
import { homeRows } from './home-rows.js';
import { claim, type Finding } from './proof.js';
import type { Site } from './site.js';

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

/** Projections whose rows may be personal at home. */
const ANONYMIZED: readonly string[] = ['dataset-rows', PREDICTION_LOG];

/**
 * Every copy in the modules: its rows, read from the database and hashed again, give the keyed digests that the home
 * signed; and those of datasets and of the prediction log are what the home's rows become under the policy, computed
 * here once more.
 */
export const copiesEqualHome = async (site: Site, modules: readonly string[]): Promise<Finding> => {
  const figures = { copies: 0, rows: 0, datasetRows: 0, logRows: 0 };
  for (const module of modules) {
    const copies = await activatedCopies(site, module);
    claim(copies.length > 0, `${module} holds no copy`);
    for (const copy of copies) {
      const opened = await openCopy(site, module, copy);
      const installed = await installedRows(site, opened);
      const again = await rehash(each(installed), opened.content, opened.secrets.hashKey);
      claim(
        again.matches,
        `${copy.entity.kind} ${copy.entity.name} in ${module}: chunk ${again.firstDifference} is not what ${copy.from} signed`,
      );
      if (ANONYMIZED.includes(copy.projection)) {
        const equal = await equalsUnderPolicy(site, opened, installed);
        figures[copy.projection === PREDICTION_LOG ? 'logRows' : 'datasetRows'] += equal;
      }
      figures.copies += 1;
      figures.rows += again.rows;
    }
  }
  const { copies, rows, datasetRows, logRows } = figures;
  return {
    detail: `${copies} copies in ${modules.join(', ')}, ${rows} rows hashed again, all as signed; ${datasetRows} dataset rows and ${logRows} rows of the prediction log equal home under the policy`,
    figures,
  };
};

const approved = z.object({ document: policyDocument, version: z.number() });
const catalogFields = z.array(publishedField);

const equalsUnderPolicy = async (
  site: Site,
  copy: OpenedCopy,
  installed: readonly Readonly<Record<string, unknown>>[],
): Promise<number> => {
  const { policy, edge, keyEpoch } = copy.content;
  const document = await policyOf(site, policy.id, policy.version);
  const fields = await site.withDatabase(copy.from, async (client) => {
    const partition = `${copy.entity.id}@${copy.entity.version}`;
    const { rows } = await client.query<{ fields: unknown }>(
      'SELECT fields FROM published.catalog WHERE projection = $1 AND partition = $2',
      [copy.projection, partition],
    );
    return catalogFields.parse(rows[0]?.fields);
  });
  const { pseudonymKey } = deriveEdgeKeys(site.keys(copy.from).root, edge, keyEpoch);
  const compiled = compilePolicy(document, fields, { pseudonymKey });
  let i = 0;
  for await (const row of homeRows(site, copy.from, copy)) {
    // A day of the log has grown since it was pulled.
    if (i === installed.length && copy.projection === PREDICTION_LOG) break;
    const expected = canonicalJson(compiled.applyRow(row as SourceRow));
    claim(
      expected === canonicalJson(installed[i]),
      `row ${i} of ${copy.entity.name} in ${copy.module} is not what the policy makes of the home's`,
    );
    i += 1;
  }
  claim(
    i === installed.length,
    `the home has ${i} rows of ${copy.entity.name}, ${copy.module} has ${installed.length}`,
  );
  return i;
};

/** The approved policy from Lifecycle's log. */
const policyOf = async (site: Site, id: string, version: number) => {
  let found: z.infer<typeof approved> | undefined;
  for await (const { stream, data } of site.events('lifecycle', ['policy.versionApproved'])) {
    const policy = stream === `policy-${id}` ? approved.parse(data) : undefined;
    if (policy?.version === version) found ??= policy;
  }
  claim(found !== undefined, `Lifecycle's log holds no version ${version} of policy ${id}`);
  return found.document;
};
