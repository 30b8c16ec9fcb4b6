import { Inject, Injectable } from '@nestjs/common';
import { homeOf, isWordslabError, type PolicyVersion, pullRequested, splitVersion } from '@wordslab/contracts';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { Commands, EVENT_STORE, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { OrderShipments } from '../../deliveries/application/order-shipments.js';
import type { PolicyBook } from '../../policies/domain/policy-book.js';
import { receivedAs } from '../../shared/feed-event.js';
import { LogFold } from '../../shared/log-fold.js';
import { isRoute, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { LatestVersions, versionEntryTypes } from '../domain/latest-versions.js';
import { pullDecider, pullStream } from '../domain/pull.js';

interface Asked {
  readonly pull: string;
  readonly projection: string;
  readonly from: string;
  readonly to: string;
  readonly partitions: readonly string[];
}
interface Refusal {
  readonly code: string;
  readonly detail: string;
}
type Need = { readonly partition: string; readonly policy: PolicyVersion };

/** Answers what a stage asks for: ordered where a route leads there and a policy stands, refused otherwise. */
@Injectable()
@Reactor({ name: 'pull-orders', handles: ['feed.pull.requested'] })
export class PullOrders implements ReactorHandler {
  private readonly versions: LogFold<LatestVersions>;

  constructor(
    private readonly commands: Commands,
    private readonly shipments: OrderShipments,
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
    @Inject(EVENT_STORE) store: EventStore,
  ) {
    const filter = { typePrefixes: versionEntryTypes };
    this.versions = new LogFold(store, filter, new LatestVersions(), (latest, event) => latest.apply(event));
  }

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const received = receivedAs(pullRequested, event);
    // A pull is named by the stage that asks: another's word about it counts for nothing.
    if (!received?.data.pull.startsWith(`${received.from}_`)) return;
    const asked = { ...received.data, to: received.from };
    const { pull, to, projection, from } = asked;
    const stream = pullStream(pull);
    const { state } = await this.commands.load(stream, pullDecider);
    if (state.accepted || state.isRefused) return;
    const needs = await this.needsOf(asked);
    const execute = (command: Parameters<typeof pullDecider.decide>[0]) =>
      this.commands.execute({ stream, decider: pullDecider, command, ctx });
    if ('code' in needs) {
      const detail = needs.detail.slice(0, 120);
      await execute({ type: 'refuse', data: { pull, to, code: needs.code, detail } });
      return;
    }
    const orders: { partition: string; order: string }[] = [];
    for (const { partition, policy } of needs.list) {
      const need = { projection, partition, from, to };
      const orderCtx = { ...ctx, commandId: `${ctx.commandId}:${partition}` };
      orders.push({ partition, order: await this.shipments.orderForPull(pull, need, policy, orderCtx) });
    }
    await execute({ type: 'accept', data: { pull, to, projection, from, orders } });
  }

  private async needsOf({ projection, from, to, partitions }: Asked): Promise<Refusal | { list: Need[] }> {
    if (!isRoute(this.tenant, { from, to }))
      return { code: 'pull.no_route', detail: `no data may flow from ${from} to ${to}` };
    const latest = partitions.length > 0 ? undefined : (await this.versions.current()).of(projection, from);
    const wanted = latest === undefined ? [...new Set(partitions)] : [latest];
    if (wanted.length === 0)
      return { code: 'pull.nothing_known', detail: `${from} has told of no ${projection}: publish some there first` };
    const foreign = wanted.find((partition) => !livesIn(partition, from));
    if (foreign) return { code: 'pull.foreign_partition', detail: `${foreign} does not live in ${from}` };
    return needsUnder(await this.books.policies(), projection, { from, to }, wanted);
  }
}

const needsUnder = (
  policies: PolicyBook,
  projection: string,
  edge: { from: string; to: string },
  wanted: readonly string[],
): Refusal | { list: Need[] } => {
  const list = wanted.map((partition) => ({
    partition,
    policy: policies.policyFor({ projection, entity: splitVersion(partition).id, ...edge }),
  }));
  const found = list.flatMap(({ partition, policy }) => (policy ? [{ partition, policy }] : []));
  return found.length === list.length
    ? { list: found }
    : {
        code: 'pull.policy_missing',
        detail: `no policy for ${projection} on ${edge.from} → ${edge.to}: set one with wordslab policy set`,
      };
};

const livesIn = (partition: string, from: string): boolean => {
  try {
    return homeOf(partition) === from && splitVersion(partition).version > 0;
  } catch (error) {
    if (isWordslabError(error)) return false;
    throw error;
  }
};
