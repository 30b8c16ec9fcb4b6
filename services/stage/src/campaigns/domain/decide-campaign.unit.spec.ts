import { describe, expect, it } from '@jest/globals';
import { adjudicationDecider } from './adjudication.js';
import { annotationDecider, type AnnotationEvent } from './annotation.js';
import { campaignDecider, type CampaignState } from './campaign.js';
import type { CampaignCreated } from './campaign.events.js';
import { checkLabel } from './check-label.js';
import { outcomeOf } from './outcome.js';
import { seatDecider } from './seat.js';

const created: CampaignCreated = {
  name: 'topics',
  source: { kind: 'dataset', version: 'dev_1@1', name: 'messages', digest: 'd', snapshot: 's' },
  textColumn: 'text',
  businessModel: 'train_1@1',
  split: 'train',
  shares: null,
  annotatorsPerItem: 1,
  items: 1,
  withoutText: 0,
  payloads: [],
  rowsDigest: 'd',
};
const refused = (code: string) => expect.objectContaining({ code });

describe('a campaign', () => {
  const open: CampaignState = { status: 'open', campaign: created };
  const finished: CampaignState = { status: 'finished', campaign: created };
  const labels = {
    from: { kind: 'column' as const, column: 'label' },
    ...{ annotations: 1, annotators: 1, labels: {}, setAside: {}, payloads: [], rowsDigest: 'd' },
  };

  it('is created once under its name', () => {
    const command = { type: 'create' as const, campaign: created };
    expect(campaignDecider.decide(command, { status: 'absent' })).toMatchObject([{ type: 'campaign.created' }]);
    expect(() => campaignDecider.decide(command, open)).toThrow(refused('campaign.name_taken'));
  });

  it('takes labels while it is open', () => {
    const command = { type: 'importLabels' as const, labels };
    expect(campaignDecider.decide(command, open)).toMatchObject([{ type: 'campaign.labelsImported' }]);
    expect(() => campaignDecider.decide(command, finished)).toThrow(refused('campaign.finished'));
    expect(() => campaignDecider.decide(command, { status: 'absent' })).toThrow(refused('campaign.absent'));
  });

  it('is finished once', () => {
    expect(campaignDecider.decide({ type: 'finish' }, open)).toMatchObject([{ type: 'campaign.finished' }]);
    expect(campaignDecider.decide({ type: 'finish' }, finished)).toEqual([]);
  });
});

describe('an annotation', () => {
  const of = { campaign: 'c', item: 3, annotator: 'ana' };
  const after = (...events: AnnotationEvent[]) =>
    events.reduce((s, e) => annotationDecider.evolve(s, e), annotationDecider.initialState);
  const given: AnnotationEvent = { type: 'annotation.given', data: { ...of, label: 'card', ms: 900 } };

  it('is given, changed by a new event, and not repeated', () => {
    const say = (label: string) => ({ of, says: { label, ms: 900 } });
    expect(annotationDecider.decide(say('card'), after())).toEqual([given]);
    expect(annotationDecider.decide(say('card'), after(given))).toEqual([]);
    expect(annotationDecider.decide(say('refund'), after(given))).toMatchObject([{ data: { label: 'refund' } }]);
  });

  it('is skipped with a reason, and undone', () => {
    const skip = { of, says: { skip: 'two topics' } };
    expect(annotationDecider.decide(skip, after(given))).toMatchObject([{ type: 'annotation.skipped' }]);
    const undo = { of, says: { undo: true as const } };
    expect(annotationDecider.decide(undo, after(given))).toMatchObject([{ type: 'annotation.undone' }]);
    expect(() => annotationDecider.decide(undo, after(given, { type: 'annotation.undone', data: of }))).toThrow(
      refused('annotation.nothing_to_undo'),
    );
  });

  it('has a label of the business model', () => {
    const model = { name: 'topics', labels: [{ name: 'card' }], entityTypes: [], guidelines: '' };
    expect(() => checkLabel('card', model)).not.toThrow();
    expect(() => checkLabel('cat', model)).toThrow(refused('annotation.unknown_label'));
  });
});

describe('the seats of an item', () => {
  const take = (annotator: string, seats: number, imported: string[] = []) => ({
    ...{ type: 'take' as const, annotator, seats, imported },
  });

  it('are as many as the campaign wants', () => {
    expect(seatDecider.decide(take('ana', 1), { annotators: [] })).toHaveLength(1);
    expect(seatDecider.decide(take('ana', 1), { annotators: ['ana'] })).toEqual([]);
    expect(() => seatDecider.decide(take('bo', 1), { annotators: ['ana'] })).toThrow(
      refused('annotation.enough_annotators'),
    );
    expect(() => seatDecider.decide(take('bo', 1, ['ana']), { annotators: [] })).toThrow(
      refused('annotation.enough_annotators'),
    );
    expect(seatDecider.decide(take('bo', 2), { annotators: ['ana'] })).toHaveLength(1);
  });

  it('are freed by who has one', () => {
    expect(seatDecider.decide({ type: 'free', annotator: 'ana' }, { annotators: ['ana'] })).toHaveLength(1);
    expect(seatDecider.decide({ type: 'free', annotator: 'bo' }, { annotators: ['ana'] })).toEqual([]);
  });
});

it('an adjudication is repeated only when it changes', () => {
  const given = { campaign: 'c', item: 1, label: 'card', reason: 'names the card' };
  expect(adjudicationDecider.decide(given, {})).toHaveLength(1);
  expect(adjudicationDecider.decide(given, { given })).toEqual([]);
  expect(adjudicationDecider.decide({ ...given, label: 'refund' }, { given })).toHaveLength(1);
});

it.each([
  [[], null, { leftOut: 'unlabelled' }],
  [['a'], null, { label: 'a' }],
  [['a', 'b'], null, { leftOut: 'undecided' }],
  [['a', 'b'], 'b', { label: 'b' }],
  [['a', 'b', 'a'], null, { label: 'a' }],
  [['a', 'a', 'b', 'c'], null, { leftOut: 'undecided' }],
  [['a', 'a'], 'b', { label: 'b' }],
])('the outcome of %j, adjudicated %s, is %j', (labels, adjudicated, expected) => {
  expect(outcomeOf(labels, adjudicated)).toEqual(expected);
});
