import { loadConfig } from '@wordslab/platform/process';
import { z } from 'zod';

const count = (low: number, high: number, byDefault: number, text: string) =>
  z.coerce.number().int().min(low).max(high).default(byDefault).describe(text);

/** Variables of a stage that serves: limits of each service, and of the model servers behind it. */
export const servingEnvironment = z.object({
  WORDSLAB_SERVING_IN_FLIGHT: count(1, 10_000, 64, 'requests of one service that may be under way at once'),
  WORDSLAB_SERVING_PER_SECOND: count(1, 100_000, 2_000, 'requests of one service per second; as many may come at once'),
  WORDSLAB_SERVING_ROWS: count(1, 1_000, 64, 'rows in one request'),
  WORDSLAB_SERVING_BODY_BYTES: count(1_024, 2_000_000, 1_048_576, 'bytes of the body of one request'),
  WORDSLAB_SERVING_TIMEOUT_MS: count(10, 600_000, 5_000, 'time that a request may take, ms'),
  WORDSLAB_MODEL_REPLICAS: count(1, 16, 1, 'model servers for each model'),
  WORDSLAB_MODEL_MEMORY_MB: count(64, 65_536, 512, 'memory of a model server, MiB; it is started again beyond it'),
  WORDSLAB_MODEL_ANSWER_MS: count(
    100,
    600_000,
    10_000,
    'time without an answer after which a model server is started again, ms',
  ),
});
export type ServingSettings = z.infer<typeof servingEnvironment>;
export const SERVING_SETTINGS = Symbol('ServingSettings');

export const servingSettingsProvider = {
  provide: SERVING_SETTINGS,
  useFactory: (): ServingSettings => loadConfig(servingEnvironment),
};
