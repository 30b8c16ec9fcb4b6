import { randomUUID } from 'node:crypto';
import { newSigningKeyPair, RECEIPT_TYPE, sha256Hex, signEnvelope } from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import pg from 'pg';
import type { TestStage } from './start-stage.js';

export interface ArrivedCopy {
  readonly kind: string;
  /** Id of the entity at its home. */
  readonly id: string;
  readonly version?: number;
  readonly name: string;
  readonly from?: string;
  readonly projection: string;
  /** Rows in the order of their home, ordinals counted from 0. */
  readonly rows: readonly object[];
  /** Another word makes another snapshot of the same version, as when it is shipped again. */
  readonly sending?: string;
}

/**
 * Puts a copy into a stage as its shipper does: the rows in `copies`, then `snapshot.activated` in the log.
 * @returns the entity version, by which the copy is known
 */
export const arriveCopy = async (stage: TestStage, copy: ArrivedCopy): Promise<string> => {
  const { kind, id, version = 1, name, from = 'dev', projection, rows, sending = '' } = copy;
  const hex = sha256Hex(JSON.stringify({ id, version, projection, sending }));
  const connection = { connectionString: stage.databaseUrl, options: '-c role=wl_shipper' };
  await insertRows(connection, projection.replaceAll('-', '_'), `sha256:${hex}`, rows);
  const shipper = new PostgresEventStore({ connection });
  const entity = { kind, id, version, name, digest: `sha256:${sha256Hex(`${id}@${version}`)}` };
  const data = {
    ...{ snapshot: `sha256:${hex}`, from, entity, projection, offer: 'a'.repeat(64), manifest: 'b'.repeat(64) },
    ...{ rows: rows.length, source: { position: '1', head: 1 }, keyEpoch: 1 },
    policy: { id: 'p', version: 1, hash: 'sha256:p' },
    receipt: signEnvelope(RECEIPT_TYPE, { snapshot: hex }, newSigningKeyPair()),
  };
  const metadata = {
    ...{ v: 1, tenant: 'acme', module: 'train', actor: 'shipper', correlationId: 'c' },
    occurredAt: new Date().toISOString(),
  };
  const event = { id: randomUUID(), type: 'snapshot.activated', data, metadata };
  await shipper.append(`snapshot-${hex}`, [event], { expected: 'any' });
  await shipper.close();
  const ref = `${id}@${version}`;
  await stage.read(`/api/v1/copies/${ref}`);
  return ref;
};

const insertRows = async (
  connection: pg.ClientConfig,
  table: string,
  snapshot: string,
  rows: readonly object[],
): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(
    `CREATE TABLE IF NOT EXISTS copies."${table}" (snapshot text, ordinal bigint, row jsonb, PRIMARY KEY (snapshot, ordinal));
     GRANT SELECT ON copies."${table}" TO wl_service`,
  );
  await client.query(
    `INSERT INTO copies."${table}" SELECT $1, n - 1, row FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS r (row, n)
     ON CONFLICT DO NOTHING`,
    [snapshot, JSON.stringify(rows)],
  );
  await client.end();
};
