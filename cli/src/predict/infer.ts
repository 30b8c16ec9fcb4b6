import { errorOfProblem } from '@wordslab/api-client';
import { type InferRequest, type InferResponse, isWordslabError, type WordslabError } from '@wordslab/contracts';
import { z } from 'zod';
import type { Stage } from '../find/environment.js';

/** A text to be answered; `names` are personal values that it may hold. */
export interface Asked {
  readonly text: string;
  readonly names: readonly string[];
}
export interface Predicted {
  readonly prediction: string;
  readonly service: string;
  readonly version: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const REPEATS = 40;
const LONGEST_MS = 1_000;
const protocolError = z.object({ error: z.string() });

/** The protocol's error, `<code>: <what>`, as the error that it was. */
const errorOf = (status: number, body: unknown, from: string): WordslabError => {
  const told = protocolError.safeParse(body);
  const [, code, detail] = /^([a-z_]+\.[a-z_]+): ([^]*)$/.exec(told.data?.error ?? '') ?? [];
  const problem = { type: 'about:blank', title: '', status, code, detail };
  return errorOfProblem(status, code ? problem : body, from);
};

/** One question over the Open Inference Protocol. A limit that is reached is waited out. @throws WordslabError as the service does */
export const infer = async (stage: Stage, service: string, asked: Asked, signal: AbortSignal): Promise<Predicted> => {
  const body = {
    inputs: [{ name: 'text', shape: [1], datatype: 'BYTES' as const, data: [asked.text] }],
    ...(asked.names.length > 0 ? { parameters: { names: JSON.stringify(asked.names) } } : {}),
  };
  for (let attempt = 1; ; attempt++)
    try {
      return await once(stage, service, body);
    } catch (error) {
      const isLimit = isWordslabError(error) && error.kind === 'QuotaExceeded';
      if (!isLimit || attempt === REPEATS || signal.aborted) throw error;
      await new Promise((next) => setTimeout(next, Math.min(50 * attempt, LONGEST_MS)));
    }
};

const once = async ({ client, connection }: Stage, service: string, body: InferRequest): Promise<Predicted> => {
  const { data, error, response } = await client.POST('/v2/models/{name}/infer', {
    params: { path: { name: service } },
    body,
  });
  if (!response.ok || data === undefined) throw errorOf(response.status, error, connection.name);
  return predictedOf(data);
};

const predictedOf = ({ model_name, model_version, parameters, outputs }: InferResponse): Predicted => ({
  prediction: String(parameters['prediction_ids'] ?? ''),
  service: model_name,
  version: model_version,
  outputs: Object.fromEntries(outputs.map(({ name, data }) => [name, data[0]])),
});
