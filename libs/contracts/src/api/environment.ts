import { z } from 'zod';
import { moduleView, processView } from './tenant.js';

const withMemory = { memoryBytes: z.number().int().nullable() };

/** `GET /environment`: this hosting environment and all that runs in it, as its supervisor sees it. */
export const environmentView = z.object({
  version: z.string(),
  /** Folder of an embedded environment. */
  home: z.string(),
  /** False when the supervisor does not answer; states are then what the processes show by themselves. */
  supervised: z.boolean(),
  /** The one address for people: `http://<host of a module>:<port>/`. */
  ingress: z.object({ port: z.number().int().nullable() }),
  /** Admin and every tenant's modules. */
  modules: z.array(moduleView.extend({ tenant: z.string() })),
  /** Every process, with its proportional share of memory where the system tells. */
  processes: z.array(processView.extend(withMemory)),
  ...withMemory,
});
export type EnvironmentView = z.infer<typeof environmentView>;
