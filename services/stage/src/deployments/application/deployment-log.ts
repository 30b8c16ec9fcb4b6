import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@wordslab/eventstore';
import { CLOCK, type Clock, Commands, EVENT_STORE, type RequestContext } from '@wordslab/platform';
import { type DeploymentCommand, deploymentDecider, deploymentStream } from '../domain/decide-deployment.js';
import { type DeploymentRequested, deploymentEvents } from '../domain/deployment.events.js';

/** A release to be served, and because of which call. */
export interface Order extends DeploymentRequested {
  readonly correlationId: string;
}
export interface Overview {
  /** What the last switch went to. */
  readonly current: Order | undefined;
  /** Asked for, and neither ready nor failed, in the order in which they were asked for. */
  readonly pending: readonly Order[];
  /** Served before, and not said to be retired: their servers ended with an earlier process. */
  readonly left: readonly Order[];
  /** Release digests by switch, the latest first. */
  readonly served: readonly string[];
}

/** What the log says about deployments. It is read, not a read model: nothing is served that the log does not say. */
@Injectable()
export class DeploymentLog {
  constructor(
    private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async overview(): Promise<Overview> {
    const orders = new Map<string, Order>();
    const pending = new Map<string, Order>();
    const switched: Order[] = [];
    const open = new Map<string, Order>();
    for await (const event of this.store.readAll({ filter: { typePrefixes: ['deployment.'] } })) {
      if (event.type === 'deployment.requested') {
        const order = {
          ...deploymentEvents['deployment.requested'].parse(event.data),
          correlationId: event.metadata.correlationId,
        };
        orders.set(order.promotion, order);
        pending.set(order.promotion, order);
        continue;
      }
      const promotion = event.stream.slice('deployment-'.length);
      const order = orders.get(promotion);
      if (!order) continue;
      pending.delete(promotion);
      if (event.type === 'deployment.switched') {
        switched.unshift(order);
        open.set(promotion, order);
      }
      if (event.type === 'deployment.retired') open.delete(promotion);
    }
    const current = switched[0];
    if (current) open.delete(current.promotion);
    return {
      current,
      pending: [...pending.values()],
      left: [...open.values()],
      served: [...new Set(switched.map((order) => order.releaseDigest))],
    };
  }

  /** Records a step of a deployment, once. */
  async record({ promotion, correlationId }: Order, command: DeploymentCommand): Promise<void> {
    const ctx: RequestContext = {
      actor: 'wordslab',
      correlationId,
      commandId: `deployer:${promotion}:${command.type}`,
      now: this.clock.now(),
    };
    await this.commands.execute({ stream: deploymentStream(promotion), decider: deploymentDecider, command, ctx });
  }
}
