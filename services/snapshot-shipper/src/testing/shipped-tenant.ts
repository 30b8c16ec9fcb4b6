import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import {
  DESCRIPTOR_TYPE,
  type DeploymentDescriptor,
  newId,
  newSigningKeyPair,
  signEnvelope,
  type SnapshotEvent,
} from '@wordslab/contracts/core';
import { PostgresEventStore, type RecordedEvent } from '@wordslab/eventstore';
import { startTemporaryPostgres } from '@wordslab/eventstore/testing/postgres';
import { NatsBroker } from '@wordslab/messaging';
import { freePort, startTemporaryNats } from '@wordslab/messaging/testing/nats';
import { PlatformModule } from '@wordslab/platform';
import { startTestService, type TestService } from '@wordslab/platform/testing';
import { type ModuleKeys, moduleKeysToJson, newModuleKeys, type SnapshotOrder, streamOfEvent } from '@wordslab/sync';
import {
  accountOf,
  HUB_DOMAIN,
  hubConfig,
  hubUserOf,
  inboxPrefixOf,
  leafConfig,
  STAGE_USER,
  streamsOf,
  subjectsOf,
  type TenantModule,
} from '@wordslab/topology';
import pg from 'pg';
import { metadataOf } from '../log/event-metadata.js';
import { OrdersFeed, ResultsFeed } from './feeds.js';
import { asMember } from './module-database.js';
import { PublishedThings1 } from './published-things.js';
import { ShipperProcess } from './shipper-process.js';

const names = ['lifecycle', 'dev', 'train'] as const;
export type Name = (typeof names)[number];
const moduleOf = (name: Name): TenantModule => ({ tenant: 'acme', name, kind: name });

const serviceOf = (config: Parameters<typeof PlatformModule.forRoot>[0]['config']) => {
  @Module({
    imports: [PlatformModule.forRoot({ service: 'stage', entities: [], events: [], config })],
    providers: [OrdersFeed, ResultsFeed],
  })
  class Service {}
  return Service;
};

/** One module: its service without a slice, its shipper, and a look into its log and database. */
export interface RunningModule {
  readonly shipper: ShipperProcess;
  readonly database: pg.Pool;
  append(
    event: SnapshotEvent | { type: 'snapshot.ordered'; data: SnapshotOrder } | { type: 'thing.measured'; data: object },
  ): Promise<void>;
  /** All events of a type so far. */
  events(type: string): Promise<RecordedEvent[]>;
  /** Waits for the first event of a type. */
  first(type: string): Promise<RecordedEvent>;
}

export interface ShippedTenant {
  readonly keys: Readonly<Record<Name, ModuleKeys>>;
  /** Sends bytes to Lifecycle with the credentials of a stage's shipper. */
  publishAs(stage: 'dev' | 'train', message: Uint8Array): Promise<void>;
  readonly modules: Readonly<Record<Name, RunningModule>>;
  stop(): Promise<void>;
}

type Closer = () => Promise<unknown>;

/** Files that Admin and the driver would write; answers with the variables that name them. */
const writeFiles = async (folder: string, name: Name, keys: Record<Name, ModuleKeys>, admin = adminKey) => {
  const descriptor: DeploymentDescriptor = {
    v: 1,
    serial: 1,
    issuedAt: new Date().toISOString(),
    tenant: 'acme',
    tenantName: 'Acme',
    module: name,
    kind: name,
    modules: names.map((module) => ({
      module,
      kind: module,
      signKey: keys[module].sign.publicKey,
      boxKey: keys[module].box.publicKey,
    })),
    routes: [{ from: 'dev', to: 'train' }],
  };
  const at = (file: string) => join(folder, name, file);
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(at('descriptor.json'), JSON.stringify(signEnvelope(DESCRIPTOR_TYPE, descriptor, admin)));
  await writeFile(at('admin.pub'), admin.publicKey);
  await writeFile(at('module.json'), JSON.stringify(moduleKeysToJson(keys[name])));
  const stages = names.filter((stage) => stage !== 'lifecycle').map(moduleOf);
  const accounts = stages.map((stage) => [
    stage.name,
    { account: accountOf(stage), user: hubUserOf(stage), password: 'hub' },
  ]);
  await writeFile(at('accounts.json'), JSON.stringify(Object.fromEntries(accounts)));
  return {
    service: { WORDSLAB_DESCRIPTOR_FILE: at('descriptor.json'), WORDSLAB_ADMIN_PUBLIC_KEY_FILE: at('admin.pub') },
    shipper: {
      WORDSLAB_KEYS_DIR: join(folder, name),
      ...(name === 'lifecycle'
        ? { WORDSLAB_NATS_ACCOUNTS_FILE: at('accounts.json') }
        : { WORDSLAB_NATS_USER: STAGE_USER, WORDSLAB_NATS_PASSWORD: 'stage' }),
    },
  };
};
const adminKey = newSigningKeyPair();

const startBrokers = async (closers: Closer[]): Promise<Record<Name, string>> => {
  const leafPort = await freePort();
  const stages = (['dev', 'train'] as const).map((name) => ({
    stage: moduleOf(name),
    leafPassword: 'leaf',
    hubPassword: 'hub',
  }));
  const hub = await startTemporaryNats(({ port, storeDir }) =>
    hubConfig({
      module: moduleOf('lifecycle'),
      listen: `127.0.0.1:${port}`,
      leafListen: `127.0.0.1:${leafPort}`,
      storeDir,
      systemPassword: 'sys',
      stages,
    }),
  );
  closers.push(() => hub.stop());
  const leaf = async (name: Name): Promise<string> => {
    const server = await startTemporaryNats(({ port }) =>
      leafConfig({
        module: moduleOf(name),
        listen: `127.0.0.1:${port}`,
        hub: `127.0.0.1:${leafPort}`,
        leafPassword: 'leaf',
        shipperPassword: 'stage',
      }),
    );
    closers.push(() => server.stop());
    return server.url;
  };
  return { lifecycle: hub.url, dev: await leaf('dev'), train: await leaf('train') };
};

const streamOf = (event: Parameters<RunningModule['append']>[0]): string => {
  if (event.type === 'thing.measured') return 'thing-1';
  return event.type === 'snapshot.ordered' ? `order-${event.data.order}` : streamOfEvent(event);
};

const lookInto = (service: TestService, name: Name, shipper: ShipperProcess, closers: Closer[]): RunningModule => {
  const database = new pg.Pool({ connectionString: service.databaseUrl, max: 2 });
  const store = new PostgresEventStore({ connection: database });
  closers.push(
    () => database.end(),
    () => store.close(),
  );
  const events = async (type: string): Promise<RecordedEvent[]> => {
    const found: RecordedEvent[] = [];
    for await (const event of store.readAll({ filter: { typePrefixes: [type] } }))
      if (event.type === type) found.push(event);
    return found;
  };
  return {
    shipper,
    database,
    events,
    append: async (event) => {
      const stream = streamOf(event);
      const metadata = metadataOf({ tenant: 'acme', module: name }, { correlationId: stream });
      await store.append(stream, [{ id: newId(), type: event.type, data: event.data, metadata }], { expected: 'any' });
    },
    first: async (type) => {
      for (;;) {
        const [event] = await events(type);
        if (event) return event;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
};

/** Lifecycle and two stages on one Postgres server and a broker each; shippers are made, and started by the spec. */
export const startShippedTenant = async (): Promise<ShippedTenant> => {
  const closers: Closer[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.reverse()) await close();
  };
  const folder = await mkdtemp(join(tmpdir(), 'wordslab-tenant-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const postgres = await startTemporaryPostgres();
  closers.push(() => postgres.stop());
  const brokers = await startBrokers(closers);
  const keys = { lifecycle: newModuleKeys(), dev: newModuleKeys(), train: newModuleKeys() };

  const startModule = async (name: Name): Promise<RunningModule> => {
    const files = await writeFiles(folder, name, keys);
    const service = await startTestService({
      module: serviceOf,
      migrations: [PublishedThings1],
      moduleName: name,
      postgres,
      config: () => Promise.resolve(files.service),
    });
    closers.push(() => service.stop());
    const shipper = await ShipperProcess.create({
      ...files.service,
      ...files.shipper,
      WORDSLAB_TENANT: 'acme',
      WORDSLAB_MODULE: name,
      WORDSLAB_DATABASE_URL: await asMember(service.databaseUrl, 'shipper'),
      WORDSLAB_BLOBS_DIR: join(folder, name, 'blobs'),
      WORDSLAB_NATS_URL: brokers[name],
    });
    closers.push(() => shipper.end('SIGKILL'));
    return lookInto(service, name, shipper, closers);
  };
  const [lifecycle, dev, train] = [
    await startModule('lifecycle'),
    await startModule('dev'),
    await startModule('train'),
  ];
  const publishAs = async (stage: 'dev' | 'train', message: Uint8Array): Promise<void> => {
    const broker = await NatsBroker.connect({
      ...{ url: brokers[stage], user: STAGE_USER, password: 'stage', domain: HUB_DOMAIN, name: 'an impostor' },
      inboxPrefix: inboxPrefixOf(moduleOf(stage)),
    });
    const to = { stream: streamsOf(moduleOf(stage)).from, domain: HUB_DOMAIN };
    await broker.publish(subjectsOf(moduleOf(stage)).feed, message, to);
    await broker.close();
  };
  return { modules: { lifecycle, dev, train }, keys, publishAs, stop };
};
