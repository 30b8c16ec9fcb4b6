import { readFileSync } from 'node:fs';
import { HUB_DOMAIN, hubUserOf, leafPortKey, leafUserOf, processId } from '@wordslab/topology';
import { startTemporaryNats, type TemporaryNats } from '@wordslab/messaging/testing/nats';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type RunningHome, TENANT } from '../testing/running-home.js';

const hub = { tenant: TENANT, name: 'lifecycle' } as const;
const secretOf = (home: RunningHome, module: string, name: 'nats-leaf-password' | 'nats-hub-password'): string =>
  readFileSync(home.layout.module({ tenant: TENANT, name: module }).secret(name), 'utf8').trim();

/** Host and port on which the hub takes clients. */
export const hubAddress = (home: RunningHome): string => `127.0.0.1:${home.port(processId(hub, 'nats'))}`;
/** Host and port on which the hub takes leaf connections. */
export const leafAddress = (home: RunningHome): string => `127.0.0.1:${home.port(leafPortKey(hub))}`;

/** The credentials with which a stage's server dials the hub: a user and a password. */
export const leafCredentials = (home: RunningHome, stage: string): { user: string; pass: string } => ({
  user: leafUserOf({ name: stage }),
  pass: secretOf(home, stage, 'nats-leaf-password'),
});

/** Connects at the hub as Lifecycle's shipper does: with every right in one stage's account. */
export const connectAsHub = (home: RunningHome, stage: string): Promise<NatsConnection> =>
  connect({
    servers: hubAddress(home),
    user: hubUserOf({ name: stage }),
    pass: secretOf(home, stage, 'nats-hub-password'),
  });

/**
 * A server as somebody would run it who took over a stage: it dials the hub with the stage's credentials and sets its
 * own clients no limits, so that whatever is refused, the hub refuses.
 */
export const startRogueLeaf = (home: RunningHome, as: { user: string; pass: string }): Promise<TemporaryNats> =>
  startTemporaryNats(
    ({ port }) => `
server_name: "rogue-${port}"
listen: "127.0.0.1:${port}"
accounts { STAGE { users: [ { user: rogue, password: rogue } ] } }
leafnodes { reconnect: 1, remotes: [ { url: "nats://${as.user}:${encodeURIComponent(as.pass)}@${leafAddress(home)}", account: STAGE } ] }
`,
  );

export const connectToRogue = (server: TemporaryNats): Promise<NatsConnection> =>
  connect({ servers: server.url, user: 'rogue', pass: 'rogue', inboxPrefix: '_INBOX_dev' });

export const apiOf = (rest: string): string => `$JS.${HUB_DOMAIN}.API.${rest}`;
