import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { NotFound, ValidationFailed } from '@wordslab/contracts';
import type { z } from 'zod';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A parsed file as the schema wants it. @throws ValidationFailed `file.invalid`, naming the place */
export const checked = <S extends z.ZodType>(content: unknown, schema: S, path: string, what: string): z.output<S> => {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const issues = result.error.issues.map((i) => (i.path.length > 0 ? `${i.path.join('.')}: ${i.message}` : i.message));
  const detail = `${path} is not ${what}: ${issues.join('; ')}`;
  throw new ValidationFailed('file.invalid', detail, 'Correct it and try again.');
};

/**
 * Reads a JSON file, or standard input for `-`, and checks it.
 * @throws NotFound `file.not_found`; ValidationFailed `file.not_json`, `file.invalid`, each naming the place
 */
export const readJson = async <S extends z.ZodType>(path: string, schema: S, what: string): Promise<z.output<S>> => {
  const content = path === '-' ? await text(process.stdin) : await readText(path);
  return checked(parsed(content, path), schema, path, what);
};

const readText = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new NotFound('file.not_found', `there is no file ${path}`, 'Check its path.', undefined, { cause });
  });

const parsed = (content: string, path: string): unknown => {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ValidationFailed('file.not_json', `${path} is not JSON: ${why}`, 'Correct it and try again.', undefined, {
      cause,
    });
  }
};
