import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TestCampaigns1764100000028 implements MigrationInterface {
  readonly name = 'TestCampaigns1764100000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read_models.test_campaigns (
        id text PRIMARY KEY,
        name text NOT NULL UNIQUE,
        service text NOT NULL,
        status text NOT NULL,
        plan jsonb NOT NULL,
        measures jsonb,
        answers jsonb,
        failure jsonb,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        ended_at timestamptz
      );
      CREATE TABLE read_models.test_campaign_cases (
        campaign text NOT NULL,
        "case" text NOT NULL,
        payload text,
        by text,
        at timestamptz NOT NULL,
        PRIMARY KEY (campaign, "case")
      );
      CREATE TABLE read_models.test_campaign_verdicts (
        campaign text NOT NULL,
        "case" text NOT NULL,
        by text NOT NULL,
        verdict text NOT NULL,
        label text,
        comment text,
        at timestamptz NOT NULL,
        PRIMARY KEY (campaign, "case", by)
      );`);
  }

  async down(): Promise<void> {}
}
