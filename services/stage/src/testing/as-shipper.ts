import { randomUUID } from 'node:crypto';
import { newSigningKeyPair, RECEIPT_TYPE, type SnapshotEntity, signEnvelope, versionOf } from '@wordslab/contracts';
import { PostgresEventStore } from '@wordslab/eventstore';
import { DataSource } from 'typeorm';
import type { TestStage } from './start-stage.js';

export interface ShippedSnapshot {
  readonly snapshot: string;
  readonly from: string;
  readonly projection: string;
  readonly entity: SnapshotEntity;
  readonly rows: readonly object[];
}

/** Writes to a stage what its shipper would: entries received from Lifecycle, rows of copies, and what became of them. */
export const asShipper = (stage: TestStage, module: string) => {
  const store = new PostgresEventStore({
    connection: { connectionString: stage.databaseUrl, options: '-c role=wl_shipper' },
  });
  let seq = 0;
  const append = (stream: string, type: string, data: unknown) => {
    const occurredAt = new Date().toISOString();
    const metadata = { v: 1, tenant: 'acme', module, actor: 'shipper', occurredAt, correlationId: 'c' };
    return store.append(stream, [{ id: randomUUID(), type, data, metadata }], { expected: 'any' });
  };
  const rowsOf = async ({ snapshot, projection, rows }: ShippedSnapshot): Promise<void> => {
    const table = `copies.${projection.replaceAll('-', '_')}`;
    const database = stage.app.get(DataSource);
    await database.query(
      `CREATE TABLE IF NOT EXISTS ${table} (snapshot text, ordinal bigint, row json NOT NULL, PRIMARY KEY (snapshot, ordinal))`,
    );
    await database.query(
      `INSERT INTO ${table} SELECT $1, n - 1, row FROM json_array_elements($2) WITH ORDINALITY AS new (row, n)`,
      [snapshot, JSON.stringify(rows)],
    );
  };
  return {
    close: () => store.close(),
    append,
    entry: (type: string, data: object) => {
      seq += 1;
      const occurredAt = new Date().toISOString();
      const entry = { id: randomUUID(), seq, type, v: 1, occurredAt, actor: 'wordslab', data };
      return append('feed-lifecycle-01K00000000000000000000000', `feed.${type}`, entry);
    },
    /** A snapshot arrives: its rows, then the event that makes them visible. */
    activate: async (shipped: ShippedSnapshot): Promise<void> => {
      const { snapshot, from, projection, entity, rows } = shipped;
      await rowsOf(shipped);
      await append(`snapshot-${snapshot.slice('sha256:'.length)}`, 'snapshot.activated', {
        ...{ snapshot, from, projection, entity, rows: rows.length },
        offer: 'o',
        manifest: 'm',
        source: { position: '7', head: 1 },
        policy: { id: 'p', version: 1, hash: 'sha256:p' },
        keyEpoch: 1,
        receipt: signEnvelope(RECEIPT_TYPE, { snapshot }, newSigningKeyPair()),
      });
    },
    refuse: (snapshot: string, code: string) =>
      append(`snapshot-${snapshot.slice('sha256:'.length)}`, 'snapshot.refused', {
        ...{ snapshot, code, detail: 'd', peer: 'lifecycle' },
      }),
    partition: (entity: SnapshotEntity) => versionOf(entity.id, entity.version),
  };
};
export type TestShipper = ReturnType<typeof asShipper>;
