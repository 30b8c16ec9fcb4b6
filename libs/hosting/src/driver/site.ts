import { Unavailable } from '@wordslab/contracts';
import type { EventStoreChoice, Site } from '@wordslab/topology';
import type { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';

/** A home and an installation, as topology asks for them. */
export const siteOf = (
  home: HomeLayout,
  installation: Installation,
  natsServer: string,
  ports: Readonly<Record<string, number>>,
  eventStore: EventStoreChoice,
): Site => ({
  home: home.dir,
  node: installation.node,
  natsServer,
  eventStore,
  entry: installation.path,
  paths: (module) => home.module(module),
  tokenFile: home.tokenFile,
  adminPublicKeyFile: home.adminPublicKeyFile,
  postgresAdminUrlFile: home.postgresAdminUrlFile,
  port: (key) => {
    const port = ports[key];
    if (port !== undefined) return port;
    throw new Unavailable('port.not_assigned', `no port is kept for ${key} in ${home.portsFile}`, 'Run `wordslab up`.');
  },
});
