import { mkdir, readdir } from 'node:fs/promises';
import { RuleViolated, Unavailable } from '@wordslab/contracts';
import { z } from 'zod';
import { readIfThere, writeFileAtomic } from './atomic-file.js';
import type { HomeLayout } from './layout.js';

const MARKER = 'home.json';

const marker = z.object({
  wordslab: z.literal('home'),
  v: z.literal(1),
  createdAt: z.string(),
  nats: z
    .object({ program: z.string(), version: z.string(), way: z.string(), warning: z.string().optional() })
    .optional(),
});
/** `home.json`: what makes a folder a wordslab home, and which nats-server it uses. */
export type HomeMarker = z.infer<typeof marker>;

/** The home's marker, or null when the folder is not a wordslab home. */
export const readMarker = async (home: HomeLayout): Promise<HomeMarker | null> => {
  const text = await readIfThere(home.markerFile);
  if (text === null) return null;
  const parsed = marker.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export const writeMarker = async (home: HomeLayout, content: HomeMarker): Promise<void> =>
  writeFileAtomic(home.markerFile, `${JSON.stringify(content, null, 2)}\n`, 0o644);

/**
 * Makes a folder a home. One that exists and holds other things is left alone.
 * @throws RuleViolated `home.not_empty`; Unavailable `home.not_writable`
 */
export const makeHome = async (home: HomeLayout, now: Date): Promise<void> => {
  // Postgres' account must be able to pass through when this is root; the folders inside are private.
  await mkdir(home.dir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Unavailable('home.not_writable', `${home.dir} cannot be made: ${why}`, 'Choose another: --home DIR.');
  });
  if (await readMarker(home)) return;
  const names = await readdir(home.dir);
  const others = names.filter((name) => !name.startsWith(MARKER));
  if (others.length > 0 && !names.includes(MARKER))
    throw new RuleViolated(
      'home.not_empty',
      `${home.dir} is not a wordslab home and holds other things (${others.slice(0, 3).join(', ')})`,
      'Choose an empty folder, or one that does not exist yet: --home DIR.',
    );
  await writeMarker(home, { wordslab: 'home', v: 1, createdAt: now.toISOString() });
};
