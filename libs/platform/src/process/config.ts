import { readFileSync } from 'node:fs';
import { ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';

/** Variables that every process of a module has. A value may come from a file: `WORDSLAB_X_FILE` (secrets always do). */
export const processEnvironment = z.object({
  WORDSLAB_TENANT: z.string().min(1),
  WORDSLAB_MODULE: z.string().min(1),
  WORDSLAB_PORT: z.coerce.number().int().min(1).max(65535),
  WORDSLAB_DATABASE_URL: z.url(),
  WORDSLAB_DATABASE_PASSWORD: z.string().optional(),
  WORDSLAB_EVENT_STORE_URL: z.url().optional(),
  WORDSLAB_BLOBS_DIR: z.string().min(1),
  WORDSLAB_DESCRIPTOR_FILE: z.string().optional(),
  WORDSLAB_ADMIN_PUBLIC_KEY_FILE: z.string().optional(),
  WORDSLAB_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
export type ProcessEnvironment = z.infer<typeof processEnvironment>;

/** Variables of a service. */
export const serviceEnvironment = processEnvironment.extend({
  WORDSLAB_TOKEN: z.string().min(16, 'the bearer token has at least 16 characters'),
  WORDSLAB_PAYLOAD_KEY_FILE: z.string().optional(),
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
