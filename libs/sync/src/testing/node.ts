import { entrySignatures } from '../link/entry-signatures.js';
import { Link } from '../link/link.js';
import type { Clock, SnapshotFact } from '../ports.js';
import { Courier } from '../process/courier.js';
import { SnapshotHub } from '../process/hub.js';
import { SnapshotProducer } from '../process/producer.js';
import { SnapshotReceiver } from '../process/receiver.js';
import { Crash, type Disk, type LogEvent } from './disk.js';
import { descriptorOf, keysOf, smallChunks, sourceOf } from './fixture.js';
import type { Network } from './network.js';
import type { Plant } from './plants.js';

export type ModuleName = 'dev' | 'lifecycle' | 'train';
type Process = SnapshotProducer | SnapshotHub | SnapshotReceiver;

export const peersOf: Record<ModuleName, readonly ModuleName[]> = {
  dev: ['lifecycle'],
  lifecycle: ['dev', 'train'],
  train: ['lifecycle'],
};

/** A log event as a fact: what a peer's feed brought, or the module's own. */
const factOf = ({ stream, type, data }: LogEvent): SnapshotFact =>
  type.startsWith('feed.')
    ? { from: stream.split('-')[1] ?? '', type: type.slice('feed.'.length), data }
    : { from: null, type, data };

interface Running {
  readonly links: ReadonlyMap<ModuleName, Link>;
  readonly process: Process;
  readonly courier: Courier;
  /** Log events that the process has been told. */
  seen: number;
}

/** A shipper over a simulated disk: the wiring that the real one has, and nothing else. */
export class SimulatedNode {
  private running: Running | undefined;
  crashes = 0;

  constructor(
    readonly name: ModuleName,
    readonly disk: Disk,
    private readonly network: Network,
    private readonly clock: Clock,
    private readonly random: (length: number) => Uint8Array,
    private readonly plant: Plant,
  ) {}

  link(peer: ModuleName): Link | undefined {
    return this.running?.links.get(peer);
  }

  kill(): void {
    this.running = undefined;
  }

  /** Runs `work` on the process, started first where it is dead; a crash kills it. */
  private async alive(work: (running: Running) => Promise<void>): Promise<void> {
    try {
      this.running ??= await this.start();
      await work(this.running);
      await this.follow(this.running);
    } catch (e) {
      if (!(e instanceof Crash)) throw e;
      this.crashes += 1;
      this.running = undefined;
    }
  }

  /** One turn: what is due, then what is queued. */
  turn(): Promise<void> {
    return this.alive(async ({ links, process, courier }) => {
      if (process.dueAt <= this.clock.now()) await process.tick();
      for (const [peer, link] of links) {
        link.wake();
        if (link.dueAt <= this.clock.now()) await link.tick();
        await courier.pump(peer);
      }
    });
  }

  feedFrom(peer: ModuleName, message: Uint8Array): Promise<void> {
    return this.alive(async ({ links }) => void (await links.get(peer)?.receive(message)));
  }

  chunk(name: string, bytes: Buffer): Promise<void> {
    return this.alive(async ({ process }) => {
      if (!(process instanceof SnapshotProducer)) await process.chunk(name, bytes);
    });
  }

  private async start(): Promise<Running> {
    const courier = new Courier(this.disk.blobs, this.network.chunkSender(this.name), this.clock, () => undefined);
    const links = new Map<ModuleName, Link>();
    for (const peer of peersOf[this.name]) {
      const link = new Link(
        { tenant: 'acme', self: this.name, peer, ...this.plant.timing },
        {
          outbox: this.disk.outbox(peer),
          epochs: this.disk.epochLog(peer),
          peerLog: this.plant.peerLog(this.disk.peerLog(peer), this.disk, peer),
          publisher: this.network.publisher(this.name, peer),
          clock: this.clock,
          random: this.random,
          signatures: this.plant.signatures(entrySignatures(keysOf[this.name].sign, keysOf[peer].sign.publicKey)),
        },
      );
      await link.start();
      links.set(peer, link);
    }
    const process = this.process(courier);
    const seen = this.disk.stored.log.length;
    for (const event of this.disk.stored.log) if (this.plant.remembers(event)) process.restore(factOf(event));
    await process.tick();
    return { links, process, courier, seen };
  }

  private process(courier: Courier): Process {
    const { disk, clock } = this;
    const ports = { blobs: this.plant.blobs(disk.blobs), log: disk.snapshotLog, courier, clock };
    const descriptor = descriptorOf(this.name);
    const keys = keysOf[this.name];
    if (this.name === 'dev')
      return new SnapshotProducer(
        { ...ports, source: { open: (order) => Promise.resolve(sourceOf(order)) } },
        { descriptor, keys, chunking: smallChunks, offerFor: 10 ** 12 },
      );
    if (this.name === 'lifecycle') return new SnapshotHub(ports, { descriptor, sign: keys.sign, maxBytes: 1e9 });
    return new SnapshotReceiver(
      { ...ports, installer: this.plant.installer(disk.installer) },
      { descriptor, keys, maxBytes: 1e9 },
    );
  }

  /** Tells the process what came into the log since, its own appends included. */
  private async follow(running: Running): Promise<void> {
    for (let event = this.disk.stored.log[running.seen]; event; event = this.disk.stored.log[running.seen]) {
      running.seen += 1;
      await running.process.handle(factOf(event));
    }
  }
}
