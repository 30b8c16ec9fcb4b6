import { readFileSync } from 'node:fs';
import { ValidationFailed } from '@wordslab/contracts/core';
import { isKurrentDbUrl } from '@wordslab/eventstore';
import { z } from 'zod';

/** Variables that every process of a module has. A value may come from a file: `WORDSLAB_X_FILE` (secrets always do). */
export const processEnvironment = z.object({
  WORDSLAB_TENANT: z.string().min(1).describe("the module's tenant; Admin's is `_`"),
  WORDSLAB_MODULE: z.string().min(1).describe("the module's name: `<kind>` or `<kind>-<variant>`"),
  WORDSLAB_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .describe("loopback port of the HTTP API, or of a shipper's probes"),
  WORDSLAB_DATABASE_URL: z.url().describe("the module's database, as this process's role"),
  WORDSLAB_DATABASE_PASSWORD: z.string().optional().describe('password of that role'),
  WORDSLAB_EVENT_STORE_URL: z
    .string()
    // A KurrentDB's may name several hosts, which is no URL by the letter.
    .refine((url) => isKurrentDbUrl(url) || URL.canParse(url), {
      error: 'no URL of a KurrentDB or a Postgres database',
    })
    .optional()
    .describe('the event log, where it is not the database'),
  WORDSLAB_BLOBS_DIR: z.string().min(1).describe('folder of the payload store'),
  WORDSLAB_DESCRIPTOR_FILE: z.string().optional().describe('the signed deployment descriptor; all but Admin'),
  WORDSLAB_ADMIN_PUBLIC_KEY_FILE: z.string().optional().describe('the key that must have signed the descriptor'),
  WORDSLAB_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('level of the JSON log'),
});
export type ProcessEnvironment = z.infer<typeof processEnvironment>;

/** Variables of a service. */
export const serviceEnvironment = processEnvironment.extend({
  WORDSLAB_TOKEN: z
    .string()
    .min(16, 'the bearer token has at least 16 characters')
    .describe('bearer token that callers must show'),
  WORDSLAB_PAYLOAD_KEY_FILE: z
    .string()
    .optional()
    .describe('32-byte key, base64, that encrypts the keys of personal payloads'),
  WORDSLAB_NATS_URL: z.url().optional().describe("the module's own broker, where its service keeps a queue (Train)"),
  WORDSLAB_NATS_USER: z.string().optional().describe("the service's user there"),
  WORDSLAB_NATS_PASSWORD: z.string().optional().describe('password of that user'),
  WORDSLAB_TRAINING_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(16)
    .optional()
    .describe('how many trainings run at once in Train; 1 without it'),
});
export type ServiceEnvironment = z.infer<typeof serviceEnvironment>;

/** Names whose value is a path, so that `_FILE` is part of the name and not a reference to a file. */
const PATHS = /_(DESCRIPTOR|ADMIN_PUBLIC_KEY|PAYLOAD_KEY|NATS_ACCOUNTS)_FILE$/;

const readReferences = (env: NodeJS.ProcessEnv): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('WORDSLAB_') || value === undefined || value === '') continue;
    if (name.endsWith('_FILE') && !PATHS.test(name))
      values[name.slice(0, -'_FILE'.length)] = readReference(name, value);
    else values[name] ??= value;
  }
  return values;
};

const readReference = (name: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new ValidationFailed(
      'config.file_unreadable',
      `${name} names ${path}, which cannot be read`,
      'Check the path and its rights.',
      undefined,
      { cause },
    );
  }
};

/**
 * Reads the environment through a schema; wrong values are refused at start, each with its name.
 * @throws ValidationFailed `config.invalid`
 */
export const loadConfig = <S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv = process.env): z.infer<S> => {
  const result = schema.safeParse(readReferences(env));
  if (result.success) return result.data;
  throw new ValidationFailed(
    'config.invalid',
    `the environment is not complete:\n${z.prettifyError(result.error)}`,
    'The variables stand in docs/explanation/anatomy.md under "Environment of a process".',
  );
};

/** The database URL with its password, which travels apart from it. */
export const databaseUrlOf = (
  config: Pick<ProcessEnvironment, 'WORDSLAB_DATABASE_URL' | 'WORDSLAB_DATABASE_PASSWORD'>,
): string => {
  const url = new URL(config.WORDSLAB_DATABASE_URL);
  if (config.WORDSLAB_DATABASE_PASSWORD) url.password = encodeURIComponent(config.WORDSLAB_DATABASE_PASSWORD);
  return url.toString();
};
