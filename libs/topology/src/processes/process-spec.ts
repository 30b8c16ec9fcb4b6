import { z } from 'zod';

/** How a process shows that it is ready, asked over loopback. */
export const healthCheck = z.discriminatedUnion('type', [
  z.object({ type: z.literal('http'), port: z.number().int(), path: z.string() }),
  /** gRPC's own health service says SERVING. */
  z.object({ type: z.literal('grpc'), port: z.number().int() }),
  /** The server's greeting starts with INFO. */
  z.object({ type: z.literal('nats'), port: z.number().int() }),
  /** The server asks for a password: it takes connections and is not recovering. */
  z.object({ type: z.literal('postgres'), port: z.number().int() }),
]);
export type HealthCheck = z.infer<typeof healthCheck>;

/** Started from the lowest tier up, stopped from the highest down. */
export const tiers = ['database', 'store', 'broker', 'module'] as const;
export type Tier = (typeof tiers)[number];

/** One process of a home, without secrets: those stand in files that the environment names. */
export const processSpec = z.object({
  id: z.string(),
  tier: z.enum(tiers),
  command: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  cwd: z.string(),
  logFile: z.string(),
  ports: z.array(z.number().int()),
  health: healthCheck,
  stop: z.object({ signal: z.enum(['SIGTERM', 'SIGINT']), graceMs: z.number().int().positive() }),
  /** Account to run as, where it must not be the supervisor's own. */
  account: z.object({ uid: z.number().int(), gid: z.number().int() }).optional(),
});
export type ProcessSpec = z.infer<typeof processSpec>;

/** A name that people use and the port that answers it. */
export const ingressRoute = z.object({ host: z.string(), port: z.number().int(), process: z.string() });
export type IngressRoute = z.infer<typeof ingressRoute>;
