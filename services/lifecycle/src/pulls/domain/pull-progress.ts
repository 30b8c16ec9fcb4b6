import type { DeliveryBook, DeliveryRefusal, PlacedOrder } from '../../deliveries/domain/delivery-book.js';
import type { PartitionEnded, PullAccepted, PullState } from './pull.js';

/** What is due for one partition: pass a snapshot on, or say how it ended. */
export type PartitionStep =
  | { readonly do: 'relay'; readonly partition: string; readonly snapshot: string; readonly isThere: boolean }
  | { readonly do: 'end'; readonly data: PartitionEnded };

const CODE = 'snapshot.older_than_base';
const EMPTY = 'snapshot.unknown_partition';

/** Everything that the deliveries so far make due for a pull. */
export const stepsOf = ({ accepted, ended }: PullState, deliveries: DeliveryBook): PartitionStep[] =>
  (accepted?.orders ?? []).flatMap(({ partition, order }) => {
    const placed = deliveries.order(order);
    if (!accepted || !placed) return [];
    const before = ended[partition];
    const step = before ? afterRelay(accepted, before, deliveries) : stepOf(accepted, placed, deliveries);
    return step ? [step] : [];
  });

const stepOf = (pull: PullAccepted, placed: PlacedOrder, deliveries: DeliveryBook): PartitionStep | null => {
  const { partition, state, snapshot, refusal } = placed;
  if (state === 'stored' && snapshot) return relay(pull, partition, snapshot, deliveries);
  if (state !== 'refused' || !refusal) return null;
  if (refusal.by === 'home' && refusal.code === EMPTY) return end(pull, partition, 'empty', refusal);
  // Of two pulls at once, the later content came first: it is what this one wants too.
  const later = refusal.code === CODE ? deliveries.lastStored(placed) : undefined;
  return later ? relay(pull, partition, later, deliveries) : end(pull, partition, 'refused', refusal);
};

const relay = (pull: PullAccepted, partition: string, snapshot: string, deliveries: DeliveryBook): PartitionStep => {
  const isThere = deliveries.arrival(snapshot, pull.to)?.state === 'active';
  return { do: 'relay', partition, snapshot, isThere };
};

/** The hub may refuse to pass on what it was told to; the target speaks for itself. */
const afterRelay = (pull: PullAccepted, before: PartitionEnded, deliveries: DeliveryBook): PartitionStep | null => {
  if (before.outcome !== 'relayed' || !before.snapshot) return null;
  const refusal = deliveries.arrival(before.snapshot, pull.to)?.refusal;
  return refusal?.by === 'hub' ? end(pull, before.partition, 'refused', refusal) : null;
};

const end = (
  { pull, to }: PullAccepted,
  partition: string,
  outcome: 'empty' | 'refused',
  { code, detail }: DeliveryRefusal,
): PartitionStep => ({
  do: 'end',
  data: { pull, to, partition, outcome, snapshot: null, code, detail: detail.slice(0, 120) },
});
