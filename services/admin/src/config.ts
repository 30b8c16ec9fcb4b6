import { serviceEnvironment } from '@wordslab/platform/process';
import { z } from 'zod';

/** Admin's environment: what every service has, the home that it works on, and its own keys. */
export const adminEnvironment = serviceEnvironment.extend({
  WORDSLAB_HOME: z.string().min(1).describe('Absolute path of the home whose modules Admin deploys'),
  WORDSLAB_POSTGRES_ADMIN_URL: z
    .url()
    .describe(
      "Superuser's address of the home's Postgres. The driver reads it from the home; here a wrong one is refused at start",
    ),
  WORDSLAB_KEYS_DIR: z
    .string()
    .min(1)
    .describe('Holds `sign.json`, the key that deployment descriptors are signed with'),
});
export type AdminEnvironment = z.infer<typeof adminEnvironment>;
