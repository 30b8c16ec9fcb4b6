import { Column, PrimaryColumn } from 'typeorm';

/** Columns of a list of versioned entities, one row per entity. */
export abstract class VersionedColumns {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  name!: string;
  @Column('integer')
  version!: number;
  @Column('text')
  digest!: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

/** Columns of their versions, one row per version. */
export abstract class VersionColumns<C> {
  @PrimaryColumn('text')
  id!: string;
  @PrimaryColumn('integer')
  version!: number;
  @Column('text')
  name!: string;
  @Column('text')
  digest!: string;
  @Column('jsonb')
  content!: C;
  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;
  @Column('text', { name: 'added_by' })
  addedBy!: string;
  /** Where the log has it: position and revision of the event, which a snapshot of this version names. */
  @Column('text')
  position!: string;
  @Column('integer')
  head!: number;
}

/** SQL of the two tables of a versioned entity, for the slice's migration. */
export const versionedTables = (list: string, versions: string): string => `
  CREATE TABLE read_models.${list} (
    id text PRIMARY KEY,
    name text NOT NULL UNIQUE,
    version integer NOT NULL,
    digest text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE TABLE read_models.${versions} (
    id text NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    digest text NOT NULL,
    content jsonb NOT NULL,
    added_at timestamptz NOT NULL,
    added_by text NOT NULL,
    position text NOT NULL,
    head integer NOT NULL,
    PRIMARY KEY (id, version)
  );`;

/** SQL of the catalog view of a published projection that shows versions; `fields` is a JSON text of published fields. */
export const versionedCatalog = (
  projection: string,
  kind: string,
  versions: string,
  fields: string,
  source: 'row' | 'payload' = 'row',
): string => `
  CREATE VIEW published.catalog_${projection.replaceAll('-', '_')} AS
  SELECT '${projection}'::text AS projection,
         id || '@' || version AS partition,
         jsonb_build_object('kind', '${kind}', 'id', id, 'version', version, 'name', name, 'digest', digest) AS entity,
         '${fields}'::jsonb AS fields,
         '${source}'::text AS source, position, head
  FROM read_models.${versions};`;

/** SQL of a published view of versions whose content names row payloads, `content.payloads: { ref, rows }[]`, in their order. */
export const versionedPayloads = (projection: string, versions: string): string => `
  CREATE VIEW published.${projection.replaceAll('-', '_')} AS
  SELECT id || '@' || version AS partition, lpad((place - 1)::text, 8, '0') AS row_key,
         payload->>'ref' AS payload, (payload->>'rows')::integer AS rows
  FROM read_models.${versions}, jsonb_array_elements(content->'payloads') WITH ORDINALITY AS listed (payload, place);`;
