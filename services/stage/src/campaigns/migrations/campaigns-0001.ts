import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Campaigns1764100000003 implements MigrationInterface {
  readonly name = 'Campaigns1764100000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.campaigns (
        id text PRIMARY KEY,
        name text NOT NULL UNIQUE,
        status text NOT NULL CHECK (status IN ('open', 'finished')),
        created jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        finished_at timestamptz
      );
      CREATE TABLE read_models.campaign_items (
        campaign text NOT NULL,
        item integer NOT NULL,
        text text NOT NULL,
        given integer NOT NULL DEFAULT 0,
        skipped integer NOT NULL DEFAULT 0,
        labels integer NOT NULL DEFAULT 0,
        adjudication jsonb,
        PRIMARY KEY (campaign, item)
      );
      CREATE TABLE read_models.annotations (
        campaign text NOT NULL,
        item integer NOT NULL,
        annotator text NOT NULL,
        label text,
        skipped text,
        ms integer,
        imported boolean NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (campaign, item, annotator),
        CHECK ((label IS NULL) <> (skipped IS NULL))
      );
      CREATE INDEX annotations_annotator ON read_models.annotations (campaign, annotator, at);`);
  }

  async down(): Promise<void> {}
}
