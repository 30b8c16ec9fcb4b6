import type { NewEvent } from '@wordslab/eventstore';

/** An event of about 400 bytes of JSON, as a label that somebody gave. */
export const sampleEvent = (n: number): NewEvent => ({
  id: crypto.randomUUID(),
  type: 'annotation.given',
  data: {
    campaign: 'campaign-7',
    item: n,
    annotator: `user-${n % 40}`,
    label: 'card_payment_fee_charged',
    comment: 'The customer asks why a fee was taken for a payment by card, and whether it can be given back.',
    ms: 1200 + (n % 900),
  },
  metadata: {
    v: 1,
    tenant: 'acme',
    module: 'train',
    actor: `user-${n % 40}`,
    occurredAt: '2026-01-02T03:04:05.678Z',
    correlationId: crypto.randomUUID(),
  },
});
