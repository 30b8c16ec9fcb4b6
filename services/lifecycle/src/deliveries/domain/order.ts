import { eventIdOf, type PolicyVersion, snapshotOrdered } from '@wordslab/contracts';
import type { EventsOf } from '../../shared/event-schemas.js';

/** Word for word what goes down the link: the shipper here holds what a home offers against it. */
export const orderEvents = { 'snapshot.ordered': snapshotOrdered.data } as const;
export type OrderEvent = EventsOf<typeof orderEvents>;

/**
 * What is ordered: one state, one edge, one version of a policy. A policy set back to an earlier text is a version of its
 * own: the target takes no snapshot older than what it has.
 */
export interface OrderKey {
  readonly projection: string;
  readonly partition: string;
  readonly from: string;
  readonly to: string;
  readonly policyHash: string;
  readonly policyVersion: number;
}

export const orderKeyText = ({ projection, partition, from, to, policyHash, policyVersion }: OrderKey): string =>
  `${projection} ${partition} ${from} ${to} ${policyHash} ${policyVersion}`;

/**
 * The same state, edge, policy and attempt always give the same id, so an order is placed once. What a pull orders is its
 * own: a partition grows, and each pull wants it as it is now.
 */
export const orderIdOf = (key: OrderKey, attempt: number, pull?: string): string =>
  eventIdOf(`order ${orderKeyText(key)}${pull === undefined ? '' : ` for ${pull}`}`, attempt);

export const orderStream = (order: string): string => `order-${order}`;

export interface PlaceOrder {
  readonly key: Omit<OrderKey, 'policyHash' | 'policyVersion'>;
  readonly policy: PolicyVersion;
  /** Counts from 1; a refused order is placed again under a new id. */
  readonly attempt: number;
  /** The pull that it is for. */
  readonly pull?: string;
}

type OrderState = 'none' | 'placed';
const initialState: OrderState = 'none';

export const orderDecider: {
  initialState: OrderState;
  evolve(state: OrderState, event: OrderEvent): OrderState;
  decide(command: PlaceOrder, state: OrderState): OrderEvent[];
} = {
  initialState,
  evolve: () => 'placed',
  decide: ({ key, policy, attempt, pull }, state) => {
    if (state === 'placed') return [];
    const order = orderIdOf({ ...key, policyHash: policy.hash, policyVersion: policy.version }, attempt, pull);
    const { projection, partition, to } = key;
    return [{ type: 'snapshot.ordered', data: { order, projection, partition, to, policy } }];
  },
};
