import { homeOf } from '@wordslab/contracts';
import { type OrderEvent, type OrderKey, orderKeyText } from './order.js';

export interface DeliveryRefusal {
  readonly by: 'home' | 'hub' | 'target';
  readonly module: string;
  readonly code: string;
  readonly detail: string;
  readonly field: string | null;
}

/** One order: what was asked for, and how far it is. */
export interface PlacedOrder extends OrderKey {
  readonly order: string;
  readonly attempt: number;
  readonly snapshot: string | null;
  readonly state: 'ordered' | 'offered' | 'stored' | 'refused';
  readonly refusal: DeliveryRefusal | null;
}

/** How far a stored snapshot is on its way to its target. */
export interface Arrival {
  /** The promotion or pull for which it was last sent. */
  readonly promotion: string | null;
  readonly state: 'relayed' | 'active' | 'refused';
  readonly rows: number | null;
  readonly refusal: DeliveryRefusal | null;
}

/** What a target said about a promotion. */
export type TargetWord =
  | { readonly word: 'installed'; readonly parts: number }
  | { readonly word: 'refused'; readonly code: string; readonly detail: string };

/** What became of every order and snapshot, folded from Lifecycle's own log. Grows with the orders placed. */
export class DeliveryBook {
  private readonly orders = new Map<string, PlacedOrder>();
  private readonly latestByKey = new Map<string, string>();
  private readonly ordersBySnapshot = new Map<string, Set<string>>();
  private readonly arrivals = new Map<string, Arrival>();
  private readonly lastStoredOf = new Map<string, string>();
  private readonly words = new Map<string, TargetWord>();

  ordered({ order, projection, partition, to, policy }: OrderEvent['data']): void {
    const edge = { from: homeOf(partition), to };
    const key = { projection, partition, ...edge, policyHash: policy.hash, policyVersion: policy.version };
    const attempt = (this.latest(key)?.attempt ?? 0) + 1;
    this.orders.set(order, { ...key, order, attempt, snapshot: null, state: 'ordered', refusal: null });
    this.latestByKey.set(orderKeyText(key), order);
  }

  offered(order: string, snapshot: string): void {
    // Heard again after a restored link, an offer says nothing new of what the hub has.
    if (this.orders.get(order)?.state !== 'stored') this.change(order, { state: 'offered', snapshot });
  }

  stored(order: string, snapshot: string): void {
    this.change(order, { state: 'stored', snapshot, refusal: null });
    const placed = this.orders.get(order);
    if (!placed) return;
    const { projection, partition, from, to } = placed;
    this.lastStoredOf.set(`${projection} ${partition} ${from} ${to}`, snapshot);
  }

  orderRefused(order: string, refusal: Omit<DeliveryRefusal, 'module'>): void {
    const placed = this.orders.get(order);
    if (placed) this.change(order, { state: 'refused', refusal: { ...refusal, module: placed.from } });
  }

  refusedByHub(snapshot: string, refusal: Pick<DeliveryRefusal, 'code' | 'detail'>): void {
    const { code, detail } = refusal;
    for (const order of this.ordersBySnapshot.get(snapshot) ?? [])
      this.change(order, { state: 'refused', refusal: { by: 'hub', module: 'lifecycle', code, detail, field: null } });
  }

  relayOrdered(snapshot: string, to: string, promotion: string): void {
    this.arrivals.set(arrivalKey(snapshot, to), { promotion, state: 'relayed', rows: null, refusal: null });
  }

  refusedByTarget(snapshot: string, to: string, { code, detail }: Pick<DeliveryRefusal, 'code' | 'detail'>): void {
    this.refuseArrival(snapshot, to, { by: 'target', module: to, code, detail, field: null });
  }

  /** The hub will not pass it on to this receiver. */
  relayRefused(snapshot: string, to: string, { code, detail }: Pick<DeliveryRefusal, 'code' | 'detail'>): void {
    this.refuseArrival(snapshot, to, { by: 'hub', module: 'lifecycle', code, detail, field: null });
  }

  activated(snapshot: string, to: string, rows: number): void {
    const before = this.arrivals.get(arrivalKey(snapshot, to));
    this.arrivals.set(arrivalKey(snapshot, to), {
      promotion: before?.promotion ?? null,
      state: 'active',
      rows,
      refusal: null,
    });
  }

  said(promotion: string, word: TargetWord): void {
    this.words.set(promotion, word);
  }

  /** The target's last word on a promotion. */
  wordOn(promotion: string): TargetWord | null {
    return this.words.get(promotion) ?? null;
  }

  order(id: string): PlacedOrder | undefined {
    return this.orders.get(id);
  }

  /** The latest order for this state, edge and policy. */
  latest(key: OrderKey): PlacedOrder | undefined {
    return this.orders.get(this.latestByKey.get(orderKeyText(key)) ?? '');
  }

  /** The snapshot that was stored last of this partition on this edge, whatever the policy. */
  lastStored({ projection, partition, from, to }: Omit<OrderKey, 'policyHash' | 'policyVersion'>): string | undefined {
    return this.lastStoredOf.get(`${projection} ${partition} ${from} ${to}`);
  }

  /** The home, the hub or the target refused what came of this order. */
  isRefused({ state, snapshot, to }: PlacedOrder): boolean {
    return state === 'refused' || (snapshot !== null && this.arrival(snapshot, to)?.state === 'refused');
  }

  arrival(snapshot: string, to: string): Arrival | undefined {
    return this.arrivals.get(arrivalKey(snapshot, to));
  }

  private refuseArrival(snapshot: string, to: string, refusal: DeliveryRefusal): void {
    const key = arrivalKey(snapshot, to);
    const promotion = this.arrivals.get(key)?.promotion ?? null;
    this.arrivals.set(key, { promotion, state: 'refused', rows: null, refusal });
  }

  private change(order: string, change: Partial<PlacedOrder>): void {
    const placed = this.orders.get(order);
    if (!placed) return;
    this.orders.set(order, { ...placed, ...change });
    if (change.snapshot)
      this.ordersBySnapshot.set(change.snapshot, (this.ordersBySnapshot.get(change.snapshot) ?? new Set()).add(order));
  }
}

const arrivalKey = (snapshot: string, to: string): string => `${snapshot} ${to}`;
