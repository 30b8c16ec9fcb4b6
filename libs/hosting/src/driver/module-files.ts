import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import {
  accountOf,
  type DatabaseGroup,
  databaseLoginsOf,
  type EventStoreChoice,
  hasQueue,
  hubConfig,
  hubOf,
  hubUserOf,
  leafConfig,
  leafPortKey,
  processId,
  type StageCredentials,
  stagesOf,
  type TenantModule,
  type TenantPlan,
  usualGroups,
} from '@wordslab/topology';
import { readIfThere, writeFileAtomic } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';
import { keptSecret, privateFolder } from '../home/secrets.js';

/** The folders of a module, and the secrets that are made here; its edge keys are made by its own code. */
export const ensureModuleFolders = async (home: HomeLayout, module: TenantModule): Promise<void> => {
  const paths = home.module(module);
  await mkdir(paths.dir, { recursive: true, mode: 0o700 });
  for (const folder of [paths.keys, paths.blobs, paths.logs, paths.work, paths.nats]) await privateFolder(folder);
  for (const group of usualGroups) await keptSecret(paths.secret(`database-${group}`));
  await keptSecret(paths.secret('payload-key'), () => randomBytes(32).toString('base64'));
};

/** The passwords of a module's database roles, of those that its processes need. */
export const modulePasswords = async (
  home: HomeLayout,
  module: TenantModule,
  eventStore: EventStoreChoice,
): Promise<Partial<Record<DatabaseGroup, string>>> => {
  const paths = home.module(module);
  const of = async (group: DatabaseGroup) => [group, await keptSecret(paths.secret(`database-${group}`))] as const;
  return Object.fromEntries(await Promise.all(databaseLoginsOf(eventStore, module).map(of)));
};

/** Writes a file unless it holds that text already; true when it changed. */
export const writeIfChanged = async (path: string, text: string): Promise<boolean> => {
  if ((await readIfThere(path)) === text) return false;
  await writeFileAtomic(path, text);
  return true;
};

const credentialsOf = async (home: HomeLayout, stage: TenantModule): Promise<StageCredentials> => ({
  stage,
  leafPassword: await keptSecret(home.module(stage).secret('nats-leaf-password')),
  hubPassword: await keptSecret(home.module(stage).secret('nats-hub-password')),
});

const hubFiles = async (
  home: HomeLayout,
  hub: TenantModule,
  stages: readonly StageCredentials[],
  port: (key: string) => number,
): Promise<boolean> => {
  const paths = home.module(hub);
  const config = hubConfig({
    module: hub,
    listen: `127.0.0.1:${port(processId(hub, 'nats'))}`,
    leafListen: `127.0.0.1:${port(leafPortKey(hub))}`,
    storeDir: paths.natsStore,
    systemPassword: await keptSecret(paths.secret('nats-system-password')),
    stages,
  });
  const accounts = Object.fromEntries(
    stages.map((s) => [
      s.stage.name,
      { account: accountOf(s.stage), user: hubUserOf(s.stage), password: s.hubPassword },
    ]),
  );
  const changed = await writeIfChanged(paths.natsConfig, config);
  return (await writeIfChanged(paths.secret('nats-accounts'), JSON.stringify(accounts, null, 2))) || changed;
};

/** Writes the broker configurations of a tenant; answers with the modules whose files changed. */
export const writeBrokerFiles = async (
  home: HomeLayout,
  plan: TenantPlan,
  port: (key: string) => number,
): Promise<string[]> => {
  const hub = hubOf(plan);
  const stages = await Promise.all(stagesOf(plan).map((stage) => credentialsOf(home, stage)));
  const changed = (await hubFiles(home, hub, stages, port)) ? [hub.name] : [];
  for (const { stage, leafPassword } of stages) {
    const paths = home.module(stage);
    const config = leafConfig({
      module: stage,
      listen: `127.0.0.1:${port(processId(stage, 'nats'))}`,
      hub: `127.0.0.1:${port(leafPortKey(hub))}`,
      leafPassword,
      shipperPassword: await keptSecret(paths.secret('nats-password')),
      queue: hasQueue(stage)
        ? {
            storeDir: paths.natsStore,
            servicePassword: await keptSecret(paths.secret('nats-service-password')),
          }
        : undefined,
    });
    if (await writeIfChanged(paths.natsConfig, config)) changed.push(stage.name);
  }
  return changed;
};
