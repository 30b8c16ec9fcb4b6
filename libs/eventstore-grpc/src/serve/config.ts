import { processEnvironment } from '@wordslab/platform/process';
import type { z } from 'zod';

/** The environment of the front before a module's log. What its clients may do is what its database role may. */
export const frontEnvironment = processEnvironment.pick({
  WORDSLAB_TENANT: true,
  WORDSLAB_MODULE: true,
  WORDSLAB_PORT: true,
  WORDSLAB_DATABASE_URL: true,
  WORDSLAB_DATABASE_PASSWORD: true,
  WORDSLAB_LOG_LEVEL: true,
});
export type FrontEnvironment = z.infer<typeof frontEnvironment>;
