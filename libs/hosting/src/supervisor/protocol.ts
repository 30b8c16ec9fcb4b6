import { z } from 'zod';

/** One line of JSON from a client to the supervisor. */
export const controlRequest = z.discriminatedUnion('op', [
  z.object({ op: z.literal('status') }),
  z.object({ op: z.literal('reconcile') }),
  z.object({ op: z.literal('release') }),
  z.object({ op: z.literal('shutdown') }),
  z.object({ op: z.literal('stop'), target: z.string() }),
  z.object({ op: z.literal('start'), target: z.string() }),
  z.object({ op: z.literal('restart'), target: z.string() }),
]);
export type ControlRequest = z.infer<typeof controlRequest>;

/** The line that answers it. */
export const controlReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string(), hint: z.string().optional() }),
]);
export type ControlReply = z.infer<typeof controlReply>;

export const supervisorStatus = z.object({
  pid: z.number().int(),
  paused: z.boolean(),
  since: z.string(),
  processes: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['starting', 'ready', 'unready', 'waiting', 'stopping', 'stopped']),
      pid: z.number().int().nullable(),
      since: z.string().nullable(),
      restarts: z.number().int(),
      ports: z.array(z.number().int()),
      lastExit: z.string().nullable(),
      logFile: z.string(),
    }),
  ),
});
export type SupervisorStatus = z.infer<typeof supervisorStatus>;
