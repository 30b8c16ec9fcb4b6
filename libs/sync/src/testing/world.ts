import { testCampaignFinished, versionOf } from '@wordslab/contracts/core';
import { type Clock } from '../ports.js';
import { Disk, type FeedMapping, type LogEvent } from './disk.js';
import { DEV_ENTITY, policy, rowsOf } from './fixture.js';
import { FORGED, type Message, Network } from './network.js';
import { type ModuleName, peersOf, SimulatedNode } from './node.js';
import { type Plant, sound } from './plants.js';

/** What may happen in a history. */
export type Step =
  | { readonly do: 'fact'; readonly at: ModuleName; readonly times: number }
  | { readonly do: 'order'; readonly version: number }
  | { readonly do: 'turn'; readonly ms: number }
  | { readonly do: 'drop' | 'repeat' | 'delay'; readonly nth: number }
  | { readonly do: 'shuffle' | 'wipe broker' }
  /** Somebody between changes a result on its way, with the chain to it. */
  | { readonly do: 'forge' }
  | { readonly do: 'crash'; readonly at: ModuleName; readonly calls: number; readonly before: boolean }
  | { readonly do: 'backup' | 'restore'; readonly at: ModuleName }
  | { readonly do: 'cut' | 'join'; readonly from: ModuleName; readonly to: ModuleName };

const modules: readonly ModuleName[] = ['dev', 'lifecycle', 'train'];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const part = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name)?.[1] : undefined;
const pick = (data: unknown, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, part(data, name)]));

/** The table of docs/explanation/anatomy.md: which event becomes which entry to whom. */
const mapping =
  (self: ModuleName): FeedMapping =>
  (event, peer) => {
    const { type, data } = event;
    const up = self !== 'lifecycle';
    const to = (module: unknown): boolean => up || module === peer;
    if (type === 'thing.changed') return { type, data: pick(data, 'n') };
    if (type === 'thing.measured') return { type: testCampaignFinished.type, data: pick(data, 'n') };
    if (type === 'snapshot.ordered' && peer === 'dev')
      return { type, data: pick(data, 'order', 'projection', 'partition', 'to', 'policy') };
    if (type === 'snapshot.built')
      return {
        type: 'snapshot.offered',
        data: pick(data, 'order', 'snapshot', 'offer', 'manifest', 'rows', 'bytes', 'chunks'),
      };
    if (type === 'snapshot.orderRefused') return { type, data: pick(data, 'order', 'code', 'detail') };
    if (type === 'snapshot.wanted' && to(part(data, 'from')))
      return { type, data: pick(data, 'snapshot', 'attempt', 'heads', 'ranges') };
    if (type === 'snapshot.relayed' && to(part(data, 'to')))
      return {
        type,
        data: pick(data, 'snapshot', 'offer', 'manifest', 'entity', 'projection', 'from', 'bytes', 'chunks'),
      };
    if (type === 'snapshot.activated')
      return { type: 'snapshot.receipted', data: pick(data, 'snapshot', 'rows', 'receipt') };
    if (type === 'snapshot.refused' && to(part(data, 'peer')))
      return { type, data: pick(data, 'snapshot', 'code', 'detail') };
    return null;
  };

/** Three modules, two links, one broker, one clock: a history can be played on it and checked. */
export class World {
  private now = Date.parse('2026-01-01T00:00:00Z');
  private readonly clock: Clock = { now: () => this.now };
  readonly network = new Network();
  readonly nodes: Record<ModuleName, SimulatedNode>;
  private facts = 0;
  private orders = 0;
  private seed: number;

  constructor(seed: number, plant: Plant = sound) {
    this.seed = seed >>> 0;
    const node = (name: ModuleName): SimulatedNode =>
      new SimulatedNode(
        name,
        new Disk(this.clock, mapping(name)),
        this.network,
        this.clock,
        (n) => this.random(n),
        plant,
      );
    this.nodes = { dev: node('dev'), lifecycle: node('lifecycle'), train: node('train') };
  }

  private random(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => {
      this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
      return this.seed >>> 24;
    });
  }

  async play(step: Step): Promise<void> {
    const { queue } = this.network;
    switch (step.do) {
      case 'fact':
        for (let i = 0; i < step.times; i += 1)
          this.nodes[step.at].disk.add('thing-1', this.facts % 2 ? 'thing.changed' : 'thing.measured', {
            n: (this.facts += 1),
          });
        return;
      case 'order':
        return this.order(step.version);
      case 'turn':
        return this.turn(step.ms);
      case 'drop':
        queue.splice(step.nth % (queue.length || 1), 1);
        return;
      case 'repeat':
        queue.push(...queue.slice(step.nth % (queue.length || 1)).slice(0, 1));
        return;
      case 'delay':
        queue.push(...queue.splice(step.nth % (queue.length || 1), 1));
        return;
      case 'shuffle':
        queue.reverse();
        return;
      case 'wipe broker':
        this.network.queue = [];
        return;
      case 'forge':
        this.network.toForge += 1;
        return;
      case 'crash':
        this.nodes[step.at].disk.crash = { calls: step.calls, before: step.before };
        return;
      case 'backup':
        return this.nodes[step.at].disk.backup();
      case 'restore':
        this.nodes[step.at].kill();
        return this.nodes[step.at].disk.restore();
      case 'cut':
        this.network.cut.add(`${step.from} ${step.to}`);
        return;
      case 'join':
        this.network.cut.delete(`${step.from} ${step.to}`);
    }
  }

  private order(version: number): void {
    const order = `order-${(this.orders += 1)}`;
    const partition = versionOf(DEV_ENTITY, version);
    this.nodes.lifecycle.disk.add(order, 'snapshot.ordered', {
      order,
      projection: 'dataset-rows',
      partition,
      to: 'train',
      policy,
    });
  }

  /** Time passes; every process does what is due; what the broker holds is delivered, in its order. */
  async turn(ms: number): Promise<void> {
    this.now += ms;
    this.relayStored();
    for (const name of modules) await this.nodes[name].turn();
    const messages = this.network.queue;
    this.network.queue = [];
    for (const message of messages) await this.deliver(message);
    this.checkNow();
  }

  private async deliver(message: Message): Promise<void> {
    const to = modules.find((m) => m === message.to);
    const from = modules.find((m) => m === message.from);
    if (!to || !from || !peersOf[to].includes(from)) throw new Error(`a message went ${message.from} → ${message.to}`);
    if (message.chunk === undefined) await this.nodes[to].feedFrom(from, message.bytes);
    else await this.nodes[to].chunk(message.chunk, message.bytes);
  }

  /** Lifecycle's service: it orders that every stored snapshot be relayed, once for each order. */
  private relayStored(): void {
    const { disk } = this.nodes.lifecycle;
    const count = (type: string, snapshot: unknown): number =>
      disk.stored.log.filter((e) => e.type === type && part(e.data, 'snapshot') === snapshot).length;
    for (const event of disk.stored.log.filter((e) => e.type === 'snapshot.stored')) {
      const snapshot = part(event.data, 'snapshot');
      if (count('snapshot.relayOrdered', snapshot) < count('snapshot.stored', snapshot))
        disk.add('relay-simulated', 'snapshot.relayOrdered', pick(event.data, 'snapshot', 'to'));
    }
  }

  /** All faults end; plays on until both links are quiet and every order is settled. @throws when that takes too long */
  async heal(): Promise<void> {
    this.network.cut.clear();
    this.network.toForge = 0;
    for (const name of modules) this.nodes[name].disk.crash = undefined;
    await this.turn(1_000);
    // An epoch stands in the peer's log from its first entry on: every feed gets one more.
    for (const at of modules) await this.play({ do: 'fact', at, times: 1 });
    for (let i = 0; i < 400; i += 1) {
      await this.turn(1_000);
      if (this.isQuiet()) return;
    }
    throw new Error(`not converged after 400 s: ${this.unsettled().join(', ')}`);
  }

  private isQuiet(): boolean {
    return this.unsettled().length === 0;
  }

  /** What is still to happen, in words. */
  private unsettled(): string[] {
    const open: string[] = [];
    for (const name of modules)
      for (const peer of peersOf[name]) {
        const status = this.nodes[name].link(peer)?.status();
        const settled =
          status?.state === 'live' &&
          status.lag === 0 &&
          status.confirmedByPeer === this.nodes[name].disk.entriesTo(peer).length;
        if (!settled) open.push(`${name} → ${peer} ${JSON.stringify(status)}`);
      }
    for (const order of this.events('lifecycle', 'snapshot.ordered'))
      if (!this.isInstalled(part(order.data, 'order')))
        open.push(`${text(part(order.data, 'order'))} is not installed`);
    return open;
  }

  events(at: ModuleName, type: string): LogEvent[] {
    return this.nodes[at].disk.stored.log.filter((event) => event.type === type);
  }

  private isInstalled(order: unknown): boolean {
    const stored = this.events('lifecycle', 'snapshot.stored').find((e) => part(e.data, 'order') === order);
    const snapshot = part(stored?.data, 'snapshot');
    return this.events('train', 'snapshot.activated').some((e) => part(e.data, 'snapshot') === snapshot);
  }

  /** Ids of what `at` has of `from`'s feed that counts: the last epoch, and what its parents point to. */
  effectiveFeed(at: ModuleName, from: ModuleName): string[] {
    const { disk } = this.nodes[at];
    let epoch = disk.epochsFrom(from).at(-1);
    let upTo = Infinity;
    let ids: string[] = [];
    while (epoch !== undefined && upTo > 0) {
      const events: LogEvent[] = disk.stream(`feed-${from}-${epoch}`);
      ids = [...events.slice(0, upTo).map((e) => e.id), ...ids];
      const parent: LogEvent['parent'] = events[0]?.parent;
      epoch = parent?.epoch;
      upTo = parent?.seq ?? 0;
    }
    return ids;
  }

  /** What must hold at every moment. */
  private checkNow(): void {
    for (const event of this.events('train', 'snapshot.activated')) {
      const rows = this.nodes.train.disk.stored.copies.get(text(part(event.data, 'snapshot')));
      const version = Number(part(part(event.data, 'entity'), 'version'));
      const installed = [...(rows ?? [])].sort(([a], [b]) => a - b).map(([, row]) => row);
      if (JSON.stringify(installed) !== JSON.stringify(rowsOf(version).map((r) => ({ id: r['id'], text: r['text'] }))))
        throw new Error(`an activated snapshot of version ${version} is not whole: ${installed.length} rows`);
    }
    if (!modules.some((m) => this.nodes[m].disk.restored)) this.checkHonest();
    for (const name of modules)
      if (this.nodes[name].disk.stored.log.some((e) => part(e.data, 'n') === FORGED))
        throw new Error(`${name} took a forged entry`);
  }

  /** Nobody believes that a peer has what it has not, or that a peer is there when it was long silent. */
  private checkHonest(): void {
    for (const name of modules)
      for (const peer of peersOf[name]) {
        const status = this.nodes[name].link(peer)?.status();
        if (!status) continue;
        const has = this.effectiveFeed(peer, name).length;
        if ((status.confirmedByPeer ?? 0) > has)
          throw new Error(`${name} says ${status.confirmedByPeer} confirmed, ${peer} has ${has}`);
        if (status.state === 'live' && this.now - (status.lastHeardAt ?? 0) > 15_000)
          throw new Error(`${name} says '${peer}' is live`);
      }
  }

  /** What must hold when all is quiet: everything arrived, once, in order. */
  checkFinal(): void {
    for (const name of modules)
      for (const peer of peersOf[name]) {
        const sent = this.nodes[name].disk.entriesTo(peer).map((row) => row.entry.id);
        const received = this.effectiveFeed(peer, name);
        if (JSON.stringify(sent) !== JSON.stringify(received))
          throw new Error(
            `${name} → ${peer}: ${sent.length} entries at home, ${received.length} received, or in another order`,
          );
      }
    this.checkNow();
  }
}
