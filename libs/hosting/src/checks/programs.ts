import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isWordslabError } from '@wordslab/contracts';
import { stat } from 'node:fs/promises';
import { provisionable } from '../nats/provision.js';
import { postgresAccount } from '../postgres/account.js';
import { packagedPostgres } from '../postgres/binaries.js';
import { assertReachable } from '../postgres/initdb.js';
import type { Check, Finding } from './check.js';

const execute = promisify(execFile);

const failed = (error: unknown, expected: string, hint: string): Finding => ({
  state: 'fail',
  observed: error instanceof Error ? error.message : String(error),
  expected,
  hint: isWordslabError(error) && error.hint ? error.hint : hint,
});

export const postgresCheck: Check = {
  id: 'postgres.binaries',
  title: 'Postgres',
  run: async () => {
    const expected = 'runs on this computer';
    try {
      const { stdout } = await execute(packagedPostgres().postgres, ['--version'], { timeout: 10_000 });
      return { state: 'pass', observed: stdout.trim(), expected };
    } catch (error) {
      return failed(error, expected, 'Run `npm ci` again. On Linux, Postgres needs glibc (not musl).');
    }
  },
};

export const postgresHomeCheck: Check = {
  id: 'postgres.home',
  title: "Postgres' account can enter the home",
  run: async ({ home }) => {
    const expected = 'every folder above the home can be entered';
    if (process.getuid?.() !== 0) return { state: 'skip', observed: 'not root: Postgres runs as this user', expected };
    try {
      await assertReachable(home, postgresAccount());
      return { state: 'pass', observed: home.dir, expected };
    } catch (error) {
      return failed(error, expected, 'Choose another home with --home DIR.');
    }
  },
};

export const natsCheck: Check = {
  id: 'nats.obtainable',
  title: 'nats-server',
  run: async ({ env, cache }) => {
    const expected = 'found, or can be fetched';
    try {
      const { observed, warning } = await provisionable(env, cache);
      return { state: warning ? 'warn' : 'pass', observed, expected, hint: warning };
    } catch (error) {
      return failed(error, expected, 'Set WORDSLAB_NATS_SERVER to the path of a nats-server.');
    }
  },
};

export const servicesCheck: Check = {
  id: 'installation.built',
  title: 'The services are built',
  run: async ({ installation }) => {
    const expected = 'every program of deploy/modules is there';
    if (!installation) return { state: 'skip', observed: 'no installation named', expected };
    const entries = installation.descriptors.flatMap((d) => [
      d.migrations.entry,
      d.processes.service.entry,
      ...(d.processes.shipper ? [d.processes.shipper.entry] : []),
    ]);
    const missing = (
      await Promise.all(
        [...new Set(entries)].map(async (e) => ((await stat(installation.path(e)).catch(() => null)) ? null : e)),
      )
    ).filter((e) => e !== null);
    return missing.length === 0
      ? { state: 'pass', observed: installation.root, expected }
      : {
          state: 'fail',
          observed: `missing: ${missing.join(', ')}`,
          expected,
          hint: 'Run `npm run build` in the installation.',
        };
  },
};
