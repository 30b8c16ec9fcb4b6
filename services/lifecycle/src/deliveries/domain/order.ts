import { eventIdOf, policyVersion, type PolicyVersion } from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';

export const orderEvents = {
  'snapshot.ordered': z.object({
    order: z.string(),
    projection: z.string(),
    /** The entity version whose state is asked for. */
    partition: z.string(),
    from: z.string(),
    to: z.string(),
    policy: policyVersion,
    /** Counts from 1; a refused order is placed again under a new id. */
    attempt: z.number().int().min(1),
    /** What it was ordered for, a release or a promotion. */
    reason: z.string(),
  }),
} as const;
export type OrderEvent = EventsOf<typeof orderEvents>;

/** What is ordered: one state, one edge, one policy. */
export interface OrderKey {
  readonly projection: string;
  readonly partition: string;
  readonly from: string;
  readonly to: string;
  readonly policyHash: string;
}

export const orderKeyText = ({ projection, partition, from, to, policyHash }: OrderKey): string =>
  `${projection} ${partition} ${from} ${to} ${policyHash}`;

/** The same state, edge, policy and attempt always give the same id, so an order is placed once. */
export const orderIdOf = (key: OrderKey, attempt: number): string => eventIdOf(`order ${orderKeyText(key)}`, attempt);

export const orderStream = (order: string): string => `order-${order}`;

export interface PlaceOrder {
  readonly key: Omit<OrderKey, 'policyHash'>;
  readonly policy: PolicyVersion;
  readonly attempt: number;
  readonly reason: string;
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
  decide: ({ key, policy, attempt, reason }, state) => {
    if (state === 'placed') return [];
    const order = orderIdOf({ ...key, policyHash: policy.hash }, attempt);
    const { projection, partition, from, to } = key;
    return [{ type: 'snapshot.ordered', data: { order, projection, partition, from, to, policy, attempt, reason } }];
  },
};
