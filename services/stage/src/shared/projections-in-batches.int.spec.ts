import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTemporaryPostgres, type TemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { type BatchProjectionHandler, migrateDatabase } from '@wordslab/platform';
import { recordedEvents, rowsAfter } from '@wordslab/platform/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { campaignEntities } from '../campaigns/campaigns.module.js';
import { CampaignProjection } from '../campaigns/read-models/campaign.projection.js';
import { stageMigrations } from '../features.js';
import { FeedbackProjection } from '../feedback/read-models/feedback.projection.js';
import { LogAnnotationProjection } from '../log-annotations/read-models/log-annotation.projection.js';
import type { RowPayloads } from '../payloads/row-payloads.js';

let postgres: TemporaryPostgres;
let database: DataSource;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const url = await postgres.createDatabase();
  await migrateDatabase(url, stageMigrations);
  const extra = { options: '-c search_path=read_models' };
  database = await new DataSource({ type: 'postgres', url, entities: [...campaignEntities], extra }).initialize();
});
afterAll(async () => {
  await database.destroy();
  await postgres.stop();
});

/** Rows of payloads, by the name under which events know them. */
const payloads = (rows: Record<string, readonly object[]>) =>
  ({
    read: async function* (listed: readonly { ref: string }[]) {
      for (const { ref } of listed) yield* rows[ref] ?? [];
    },
  }) as unknown as RowPayloads;

const VERSION = 'dev_0198c5d0-0000-7000-8000-000000000001@1';
type Event = Parameters<typeof recordedEvents>[0][number];
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** However events are cut into batches, the rows are those of one event after the other. */
const comeOutTheSame = (
  about: { projection: BatchProjectionHandler; tables: readonly string[] },
  events: fc.Arbitrary<Event>,
  before: readonly Event[] = [],
) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(events, { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
      async (drawn, sizes) => {
        const recorded = recordedEvents([...before, ...drawn]);
        const oneByOne = await rowsAfter(database, about, recorded, [1]);
        expect(await rowsAfter(database, about, recorded, sizes)).toEqual(oneByOne);
        expect(await rowsAfter(database, about, recorded, [recorded.length])).toEqual(oneByOne);
      },
    ),
    { numRuns: 40 },
  );

describe('events in batches make the rows that they make one by one', () => {
  it('feedback', async () => {
    const given = fc.record({
      prediction: oneOf('p1', 'p2', 'p3'),
      by: oneOf('ann', 'bob'),
      verdict: oneOf('correct', 'wrong'),
      label: fc.option(oneOf('billing', 'a "quoted", \\ one')),
      comment: fc.option(fc.record({ key: oneOf('k1', 'k2'), address: oneOf('a') })),
    });
    await comeOutTheSame(
      { projection: new FeedbackProjection(), tables: ['feedback'] },
      given.map((data) => ({ type: 'feedback.given', stream: `prediction-${data.prediction}`, data })),
    );
  });

  it('marks in the log', async () => {
    const projection = new LogAnnotationProjection(
      payloads({
        b1: [{ prediction: 'p1', verdict: 'wrong', label: 'x' }],
        b2: [{ prediction: 'p2', verdict: 'correct', label: null }],
      }),
    );
    const prediction = oneOf('p1', 'p2', 'p3');
    const marked = fc.record(
      {
        prediction,
        verdict: oneOf('correct', 'wrong'),
        label: fc.option(oneOf('x', 'y')),
        comment: oneOf('c1', 'c2'),
        assignee: oneOf('ann'),
      },
      { requiredKeys: ['prediction'] },
    );
    const batch = oneOf('b1', 'b2').map((ref) => ({ payloads: [{ ref, rows: 1 }], rows: 1, digest: 'd' }));
    const event = fc.oneof(
      { weight: 5, arbitrary: fc.record({ type: oneOf('logAnnotation.marked'), data: marked }) },
      { weight: 2, arbitrary: fc.record({ type: oneOf('logAnnotation.undone'), data: fc.record({ prediction }) }) },
      { weight: 1, arbitrary: fc.record({ type: oneOf('logAnnotation.batchMarked'), data: batch }) },
    );
    await comeOutTheSame(
      { projection, tables: ['log_annotations'] },
      fc
        .tuple(event, oneOf('ann', 'bob'))
        .map(([{ type, data }, actor]) => ({ type, data, actor, stream: 'logAnnotation-1' })),
    );
  });

  it('annotations of campaigns', async () => {
    const projection = new CampaignProjection(
      payloads({
        items: [0, 1, 2].map((item) => ({ item, text: `text ${item}` })),
        labels: [{ item: 1, annotator: 'ann', label: 'z', skipped: null, ms: 5 }],
      }),
    );
    const about = {
      campaign: oneOf('c1', 'c2'),
      item: fc.integer({ min: 0, max: 2 }),
      annotator: oneOf('ann', 'bob', 'eve'),
    };
    const adjudicated = fc.record({
      campaign: about.campaign,
      item: about.item,
      label: oneOf('x'),
      reason: oneOf('because'),
    });
    const imported = {
      payloads: [{ ref: 'labels', rows: 1 }],
      rowsDigest: 'd',
      from: { kind: 'column', column: 'l' },
      annotations: 1,
      annotators: 1,
      labels: {},
      setAside: {},
    };
    const event = fc.oneof(
      fc.record({
        type: oneOf('annotation.given'),
        data: fc.record({ ...about, label: oneOf('x', 'y'), ms: fc.option(fc.nat(9)) }),
      }),
      fc.record({ type: oneOf('annotation.skipped'), data: fc.record({ ...about, reason: oneOf('unclear') }) }),
      fc.record({ type: oneOf('annotation.undone'), data: fc.record(about) }),
      fc.record({ type: oneOf('adjudication.given'), data: adjudicated }),
      fc.constant({ type: 'campaign.labelsImported', data: imported }),
    );
    const created = (id: string): Event => ({
      type: 'campaign.created',
      stream: `campaign-${id}`,
      data: {
        name: id,
        source: { kind: 'dataset', name: 'd', version: VERSION, digest: 'd', snapshot: 's' },
        textColumn: 'text',
        businessModel: VERSION,
        split: 'all',
        shares: null,
        annotatorsPerItem: 2,
        items: 3,
        withoutText: 0,
        payloads: [{ ref: 'items', rows: 3 }],
        rowsDigest: 'd',
      },
    });
    await comeOutTheSame(
      { projection, tables: ['campaigns', 'campaign_items', 'annotations'] },
      fc.tuple(event, maybe(oneOf('eve'))).map(([e, actor]) => ({ ...e, actor, stream: 'campaign-c1' })),
      [created('c1'), created('c2')],
    );
  });
});
