import { Injectable } from '@nestjs/common';
import type { PolicyVersion } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { policyMissing, type Shipment } from '../../releases/domain/release-needs.js';
import { orderDecider, orderIdOf, orderStream } from '../domain/order.js';

/** A partition that a stage asked for. */
export interface PulledPartition {
  readonly projection: string;
  readonly partition: string;
  readonly from: string;
  readonly to: string;
}

/** Places the orders for what is to be shipped; what is stored or on its way under the present policy is not ordered again. */
@Injectable()
export class OrderShipments {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
  ) {}

  /**
   * @param options.again place what was refused before once more: a snapshot has a new chance in a new offer, and only its home makes one
   * @returns the order of each shipment, old or new
   * @throws RuleViolated `release.policy_missing`
   */
  async order(
    shipments: readonly Shipment[],
    options: { again: boolean },
    ctx: RequestContext,
  ): Promise<{ partition: string; order: string }[]> {
    const policies = await this.books.policies();
    const missing = policyMissing(shipments, (need) => policies.policyFor(need) !== undefined);
    if (missing) throw missing;
    const deliveries = await this.books.deliveries();
    const orders: { partition: string; order: string }[] = [];
    for (const shipment of shipments) {
      const policy = policies.policyFor(shipment);
      if (!policy) continue;
      const { projection, partition, from, to } = shipment;
      const key = { projection, partition, from, to, policyHash: policy.hash, policyVersion: policy.version };
      const latest = deliveries.latest(key);
      if (latest && (!options.again || !deliveries.isRefused(latest))) {
        orders.push({ partition, order: latest.order });
        continue;
      }
      const attempt = (latest?.attempt ?? 0) + 1;
      const order = orderIdOf(key, attempt);
      await this.commands.execute({
        stream: orderStream(order),
        decider: orderDecider,
        command: { key, policy, attempt },
        ctx,
      });
      orders.push({ partition, order });
    }
    return orders;
  }

  /** Places an order of its own for a pull, whatever was ordered of this partition before. */
  async orderForPull(pull: string, need: PulledPartition, policy: PolicyVersion, ctx: RequestContext): Promise<string> {
    const { projection, partition, from, to } = need;
    const key = { projection, partition, from, to, policyHash: policy.hash, policyVersion: policy.version };
    const order = orderIdOf(key, 1, pull);
    await this.commands.execute({
      stream: orderStream(order),
      decider: orderDecider,
      command: { key, policy, attempt: 1, pull },
      ctx,
    });
    return order;
  }
}
