import { z } from 'zod';

export const verificationQuery = z.object({
  /** Go on after this position; without it, from the beginning. */
  after: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});

/** An event of a log, named so that it can be found. */
const place = z.object({
  position: z.string(),
  stream: z.string(),
  revision: z.number().int(),
  type: z.string(),
  /** Version of the type; null where the event's metadata do not say it. */
  version: z.number().int().nullable(),
});

/**
 * What can be wrong with a log:
 * - `unreadable`: an event that this version of wordslab cannot read: its type is not declared, its version is newer, or
 *   its data do not fit.
 * - `chain`: an event that is not the one that was written: its content, or what stands before it in its stream.
 * - `revisions`: an event whose predecessor in its stream is missing.
 * - `positions`: an event before which the log has a hole.
 */
export const logProblems = ['unreadable', 'chain', 'revisions', 'positions'] as const;
export type LogProblem = (typeof logProblems)[number];

export const logFault = z.object({
  problem: z.enum(logProblems),
  /** Events with this problem. */
  count: z.number().int().min(1),
  /** The first of them. */
  first: place.extend({ detail: z.string() }),
});
export type LogFault = z.infer<typeof logFault>;

/** What a walk through a log found. */
export const logVerification = z.object({
  /** After which position it began. */
  after: z.string(),
  /** The last position that was looked at. */
  upTo: z.string(),
  events: z.number().int().min(0),
  /** Streams that begin in what was looked at. */
  streams: z.number().int().min(0),
  /** Whether schemas were held against the events. */
  parsed: z.boolean(),
  /** Whether the store keeps a chain; without one, nobody can tell whether something was changed or removed. */
  chained: z.boolean(),
  /** Empty where nothing is wrong; each problem once, in the order in which they were met. */
  faults: z.array(logFault),
});
export type LogVerification = z.infer<typeof logVerification>;

/** How far a walk has come; `fraction` from 0 to 1. */
export const verificationProgress = z.object({
  upTo: z.string(),
  events: z.number().int().min(0),
  fraction: z.number().min(0).max(1),
  /** Problems met so far. */
  faults: z.number().int().min(0),
});
export type VerificationProgress = z.infer<typeof verificationProgress>;
