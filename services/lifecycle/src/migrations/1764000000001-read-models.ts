import type { MigrationInterface, QueryRunner } from 'typeorm';

const policies = `
CREATE TABLE read_models.policy_versions (
  id text NOT NULL, version integer NOT NULL, hash text NOT NULL, document jsonb NOT NULL,
  projection text NOT NULL, entity text NOT NULL, from_module text NOT NULL, to_module text NOT NULL,
  standing boolean NOT NULL, present boolean NOT NULL,
  approved_by text NOT NULL, approved_at timestamptz NOT NULL, reason text,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX policy_versions_present ON read_models.policy_versions (id) WHERE present;
`;

const releases = `
CREATE TABLE read_models.releases (
  id text PRIMARY KEY, name text NOT NULL, alias text NOT NULL, digest text NOT NULL,
  status text NOT NULL, status_reason text, path jsonb NOT NULL, parts jsonb NOT NULL,
  created_by text NOT NULL, created_at timestamptz NOT NULL
);
CREATE INDEX releases_newest ON read_models.releases (created_at DESC, id DESC);
CREATE INDEX releases_parts ON read_models.releases USING gin (parts jsonb_path_ops);
`;

const promotions = `
CREATE TABLE read_models.promotions (
  id text PRIMARY KEY, release_id text NOT NULL, to_module text NOT NULL, status text NOT NULL,
  requested_at timestamptz NOT NULL, finished_at timestamptz, state jsonb NOT NULL, steps jsonb NOT NULL
);
CREATE INDEX promotions_newest ON read_models.promotions (requested_at DESC, id DESC);
CREATE INDEX promotions_release ON read_models.promotions (release_id);
`;

const snapshots = `
CREATE TABLE read_models.snapshots (
  order_id text PRIMARY KEY, snapshot text, state text NOT NULL,
  projection text NOT NULL, partition text NOT NULL, from_module text NOT NULL, to_module text NOT NULL,
  policy_id text NOT NULL, policy_version integer NOT NULL, policy_hash text NOT NULL,
  rows integer, bytes bigint, refusal jsonb, ordered_at timestamptz NOT NULL, updated_at timestamptz NOT NULL
);
CREATE INDEX snapshots_newest ON read_models.snapshots (ordered_at DESC, order_id DESC);
CREATE INDEX snapshots_snapshot ON read_models.snapshots (snapshot);
`;

const board = `
CREATE TABLE read_models.board_entities (
  id text PRIMARY KEY, kind text NOT NULL, name text NOT NULL, home text NOT NULL, version integer NOT NULL,
  digest text, status text, happened_at timestamptz NOT NULL, known_at timestamptz NOT NULL
);
CREATE INDEX board_entities_order ON read_models.board_entities (kind, name, id);
CREATE TABLE read_models.board_versions (
  id text NOT NULL, version integer NOT NULL, kind text NOT NULL, name text NOT NULL, home text NOT NULL,
  digest text, status text, happened_at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX board_versions_name ON read_models.board_versions (kind, name);
CREATE TABLE read_models.board_snapshots (
  snapshot text PRIMARY KEY, id text NOT NULL, version integer NOT NULL, digest text NOT NULL, rows integer NOT NULL
);
CREATE TABLE read_models.board_promotions (promotion text PRIMARY KEY, snapshots jsonb NOT NULL);
CREATE TABLE read_models.board_copies (
  module text NOT NULL, id text NOT NULL, version integer NOT NULL, digest text NOT NULL, snapshot text NOT NULL,
  rows integer NOT NULL, happened_at timestamptz NOT NULL, known_at timestamptz NOT NULL,
  PRIMARY KEY (module, id)
);
CREATE INDEX board_copies_entity ON read_models.board_copies (id);
CREATE TABLE read_models.parked_entries (
  position numeric PRIMARY KEY, from_module text NOT NULL, epoch text NOT NULL, seq integer NOT NULL,
  type text NOT NULL, v integer NOT NULL, entity text, reason text NOT NULL, detail text NOT NULL,
  parked_at timestamptz NOT NULL
);
CREATE INDEX parked_entries_entity ON read_models.parked_entries (entity);
`;

const history = `
CREATE TABLE read_models.history (
  position numeric PRIMARY KEY, type text NOT NULL, module text NOT NULL, actor text NOT NULL,
  happened_at timestamptz NOT NULL, known_at timestamptz NOT NULL,
  entity_kind text, entity_id text, entity_name text, entity_version integer, release_id text, promotion_id text,
  snapshot text, summary text NOT NULL
);
CREATE INDEX history_entity ON read_models.history (entity_id, position);
CREATE INDEX history_release ON read_models.history (release_id, position);
CREATE INDEX history_snapshot ON read_models.history (snapshot);
CREATE INDEX history_promotion ON read_models.history (promotion_id, position);
`;

export class ReadModels1764000000001 implements MigrationInterface {
  readonly name = 'ReadModels1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [policies, releases, promotions, snapshots, board, history]) await runner.query(sql);
  }

  /** Never used: the way back is a backup. */
  async down(): Promise<void> {}
}
