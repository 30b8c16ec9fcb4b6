import { compilePolicy } from '@wordslab/anonymizer';
import {
  digestOf,
  NotFound,
  publishedField,
  type PolicyVersion,
  RuleViolated,
  sha256Hex,
  snapshotEntity,
} from '@wordslab/contracts/core';
import {
  deriveEdgeKeys,
  type ModuleKeys,
  type OpenedSource,
  type SnapshotOrder,
  type SnapshotSource,
} from '@wordslab/sync';
import pg from 'pg';
import { z } from 'zod';
import type { Writer } from '../log/event-metadata.js';
import { anonymized } from './anonymized.js';
import { connectionTo } from './database.js';
import { LeakScan } from './leak-scan.js';
import { inlineBatches, payloadBatches, type PayloadReader } from './published-rows.js';

const catalogRow = z.object({
  entity: snapshotEntity,
  fields: z.array(publishedField),
  source: z.enum(['row', 'payload']),
  position: z.string(),
  head: z.coerce.number().int(),
});

/** The first and, until keys are rotated, only key epoch. */
const KEY_EPOCH = 1;

export interface PublishedSourceOptions {
  writer: Writer;
  keys: Pick<ModuleKeys, 'root'>;
  connectionString: string;
  /** Absent in a module that has no sealed payloads. */
  readPayload?: PayloadReader;
}

/** The published views of this module's database, read in one REPEATABLE READ transaction, the policy applied to each row. */
export class PublishedSource implements SnapshotSource {
  constructor(private readonly options: PublishedSourceOptions) {}

  async open(order: SnapshotOrder): Promise<OpenedSource> {
    const client = new pg.Client(connectionTo(this.options.connectionString));
    // Between two batches nobody asks: without a listener, a connection lost then would end the process. The next query fails.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return await this.openIn(client, order);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  private async openIn(client: pg.Client, order: SnapshotOrder): Promise<OpenedSource> {
    const { tenant, module } = this.options.writer;
    const catalog = await readCatalog(client, order);
    checkScope(order.policy, order, module, catalog.entity.id);
    const edge = { from: module, to: order.to };
    const { pseudonymKey } = deriveEdgeKeys(this.options.keys.root, edge, KEY_EPOCH);
    const policy = compilePolicy(order.policy.document, catalog.fields, { pseudonymKey });
    const view = `published.${pg.escapeIdentifier(order.projection.replaceAll('-', '_'))}`;
    const scan = new LeakScan(catalog.fields, policy.outputFields);
    const batches =
      catalog.source === 'row'
        ? inlineBatches(client, view, order.partition)
        : payloadBatches(client, view, order.partition, this.payloads());
    return {
      input: {
        tenant,
        edge,
        entity: catalog.entity,
        projection: { name: order.projection, codeDigest: await codeDigestOf(client, view) },
        source: { position: catalog.position, head: catalog.head },
        schema: { hash: digestOf(catalog.fields), fields: [...policy.outputFields] },
        policy: { id: order.policy.document.id, version: order.policy.version, hash: order.policy.hash },
        keyEpoch: KEY_EPOCH,
        attestation: { k: null, l: null, suppressed: 0 },
      },
      rows: anonymized(batches, policy, scan),
      scan: () => Promise.resolve(scan.result),
      close: () => client.end(),
    };
  }

  private payloads(): PayloadReader {
    if (!this.options.readPayload)
      throw new NotFound('snapshot.no_payloads', 'this module has no payload store to read rows from');
    return this.options.readPayload;
  }
}

const readCatalog = async (client: pg.Client, order: SnapshotOrder): Promise<z.infer<typeof catalogRow>> => {
  const { rows } = await client.query(
    'SELECT entity, fields, source, position, head FROM published.catalog WHERE projection = $1 AND partition = $2',
    [order.projection, order.partition],
  );
  if (rows.length === 0)
    throw new NotFound(
      'snapshot.unknown_partition',
      `nothing is published as ${order.projection} of ${order.partition}`,
      'Look at what the home has: it may have been rolled back since.',
    );
  return catalogRow.parse(rows[0]);
};

const checkScope = (policy: PolicyVersion, order: SnapshotOrder, self: string, entity: string): void => {
  const { document } = policy;
  const fits =
    document.edge.from === self &&
    document.edge.to === order.to &&
    document.projection === order.projection &&
    (document.entity === '*' || document.entity === entity);
  if (!fits || digestOf(document) !== policy.hash)
    throw new RuleViolated(
      'policy.wrong_scope',
      `policy ${document.id} is not for ${order.projection} on ${self} → ${order.to}`,
      'Set a policy for this edge, projection and entity.',
    );
};

/** The view's definition decides which rows and fields are published: its digest is the code that made the snapshot. */
const codeDigestOf = async (client: pg.Client, view: string): Promise<string> => {
  const { rows } = await client.query<{ definition: string }>('SELECT pg_get_viewdef($1::regclass) AS definition', [
    view,
  ]);
  return `sha256:${sha256Hex(rows[0]?.definition ?? '')}`;
};
