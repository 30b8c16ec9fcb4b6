import { POSTGRES, type ProcessSpec } from '@wordslab/topology';
import type { HomeLayout } from '../home/layout.js';
import type { Account } from '../os/reachable.js';
import type { PostgresBinaries } from './binaries.js';

/** Settings for a computer that is shared with people: small in memory, nothing given up in durability. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '32MB',
  max_connections: '200',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  checkpoint_timeout: '15min',
  // Reads without the three worker processes that version 18 starts by default.
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // A health check asks for the password prompt and goes.
  log_min_messages: 'warning',
} as const;

/** The home's database server as the supervisor runs it; SIGINT is Postgres' fast shutdown. */
export const postgresProcess = (
  home: HomeLayout,
  binaries: PostgresBinaries,
  port: number,
  account?: Account,
): ProcessSpec => ({
  id: POSTGRES,
  tier: 'database',
  command: binaries.postgres,
  args: [
    '-D',
    home.postgresData,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
  env: {},
  cwd: home.postgresData,
  logFile: home.postgresLog,
  ports: [port],
  health: { type: 'postgres', port },
  stop: { signal: 'SIGINT', graceMs: 30_000 },
  account,
});

export const adminUrl = (port: number, password: string): string =>
  `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
