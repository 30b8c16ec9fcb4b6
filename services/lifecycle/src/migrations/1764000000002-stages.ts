import type { MigrationInterface, QueryRunner } from 'typeorm';

const stages = `
CREATE TABLE read_models.occupancy (
  stage text NOT NULL, promotion text NOT NULL, release_id text NOT NULL, kind text NOT NULL,
  since timestamptz NOT NULL, until timestamptz, ended text, ended_by text,
  PRIMARY KEY (stage, promotion)
);
CREATE UNIQUE INDEX occupancy_present ON read_models.occupancy (stage) WHERE until IS NULL;
CREATE INDEX occupancy_order ON read_models.occupancy (stage, since DESC);
CREATE TABLE read_models.model_facts (
  id text NOT NULL, version integer NOT NULL, facts jsonb NOT NULL, PRIMARY KEY (id, version)
);
`;

/** Entries by their id: one that comes again says nothing new. */
const predictions = `
CREATE TABLE read_models.prediction_counts (
  entry uuid PRIMARY KEY, stage text NOT NULL, hour timestamptz NOT NULL,
  answered bigint NOT NULL, failed bigint NOT NULL, limited bigint NOT NULL, ms bigint NOT NULL
);
CREATE INDEX prediction_counts_hour ON read_models.prediction_counts (stage, hour);
`;

const requirements = `ALTER TABLE read_models.releases ADD COLUMN requirements jsonb NOT NULL DEFAULT '[]'`;

export class Stages1764000000002 implements MigrationInterface {
  readonly name = 'Stages1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [stages, predictions, requirements]) await runner.query(sql);
  }

  /** Never used: the way back is a backup. */
  async down(): Promise<void> {}
}
