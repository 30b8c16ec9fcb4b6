import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationFailed } from '@wordslab/contracts/core';
import { loadConfig, processEnvironment } from '@wordslab/platform/process';
import { type ModuleKeys, moduleKeysFromJson } from '@wordslab/sync';
import { z } from 'zod';

/** The environment of a shipper. A stage's has a broker of its own, Lifecycle's one user per stage account. */
export const shipperEnvironment = processEnvironment.extend({
  WORDSLAB_KEYS_DIR: z.string().min(1).describe("holds `module.json`, the module's own keys"),
  WORDSLAB_PAYLOAD_KEY_FILE: z.string().optional().describe('opens the payloads that are shipped; stages only'),
  WORDSLAB_NATS_URL: z.url().describe("the module's own broker"),
  WORDSLAB_NATS_USER: z.string().optional().describe('user there; stages only'),
  WORDSLAB_NATS_PASSWORD: z.string().optional().describe('password of that user'),
  WORDSLAB_NATS_ACCOUNTS_FILE: z
    .string()
    .optional()
    .describe('JSON: user and password per stage account; Lifecycle only'),
  WORDSLAB_SNAPSHOT_MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(8 * 1024 ** 3),
});
export type ShipperConfig = z.infer<typeof shipperEnvironment>;

export const loadShipperConfig = (): ShipperConfig => loadConfig(shipperEnvironment);

/** The module's own keys, which this process alone holds. */
export const readModuleKeys = (keysDir: string): ModuleKeys =>
  moduleKeysFromJson(readSecretJson(join(keysDir, 'module.json')));

const accounts = z.record(z.string(), z.object({ account: z.string(), user: z.string(), password: z.string() }));
export type StageAccounts = z.infer<typeof accounts>;

/** Lifecycle's users in the accounts of its stages, by module. */
export const readStageAccounts = (path: string): StageAccounts => {
  const parsed = accounts.safeParse(readSecretJson(path));
  if (parsed.success) return parsed.data;
  throw new ValidationFailed(
    'config.accounts_damaged',
    `${path} does not name account, user and password of each stage:\n${z.prettifyError(parsed.error)}`,
    'Deploy the tenant again, so that it is written anew.',
  );
};

/** Never with the cause: the message of a syntax error quotes the text, and this one is secret. */
const readSecretJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new ValidationFailed('config.file_unreadable', `${path}: ${why}`, 'Check the file and its rights.');
  }
};
