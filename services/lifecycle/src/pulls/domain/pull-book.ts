import { type PullEvent, pullDecider, type PullState } from './pull.js';

/** The pulls that wait for something, and whom news concerns; folded from Lifecycle's own log. */
export class PullBook {
  private readonly open = new Map<string, PullState>();
  private readonly byOrder = new Map<string, string>();
  private readonly bySnapshot = new Map<string, Set<string>>();

  apply(event: PullEvent): void {
    const { pull } = event.data;
    const state = pullDecider.evolve(this.open.get(pull) ?? pullDecider.initialState, event);
    if (event.type === 'pull.accepted') for (const { order } of event.data.orders) this.byOrder.set(order, pull);
    if (event.type === 'pull.partitionEnded' && event.data.snapshot)
      this.bySnapshot.set(
        event.data.snapshot,
        (this.bySnapshot.get(event.data.snapshot) ?? new Set<string>()).add(pull),
      );
    if (isOpen(state)) this.open.set(pull, state);
    else this.open.delete(pull);
  }

  /** The pull that placed this order. */
  ofOrder(order: string): string | undefined {
    return this.byOrder.get(order);
  }

  /** Pulls of which a partition waits, and those to which this snapshot was passed on. */
  concernedBy(snapshot: string): string[] {
    return [...new Set([...this.open.keys(), ...(this.bySnapshot.get(snapshot) ?? [])])];
  }
}

const isOpen = ({ accepted, isRefused, ended }: PullState): boolean =>
  !isRefused && accepted !== null && accepted.orders.some(({ partition }) => !ended[partition]);
