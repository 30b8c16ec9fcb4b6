import { releasePart } from '@wordslab/contracts';
import { z } from 'zod';

/** Events of stream `promotion-<id>` in the target of a promotion. */
export const installationEvents = {
  /** Lifecycle ordered a release to be installed here. */
  'promotion.expected': z.object({
    promotion: z.string(),
    release: z.string(),
    releaseDigest: z.string(),
    alias: z.string(),
    parts: z.array(releasePart),
  }),
  /** A part's copy is active here under the release's digest. */
  'promotion.partActivated': z.object({ part: z.string(), snapshot: z.string() }),
  /** Every part with content is active here. */
  'promotion.installed': z.object({ promotion: z.string(), release: z.string(), parts: z.number().int() }),
  /** This module will not install it; `part` says which entity version is to blame. */
  'promotion.refused': z.object({
    promotion: z.string(),
    release: z.string(),
    part: z.string(),
    code: z.string(),
    detail: z.string().max(120),
  }),
  /** Lifecycle called it off before it was installed. */
  'promotion.cancelled': z.object({ promotion: z.string(), release: z.string() }),
} as const;

export type InstallationEventType = keyof typeof installationEvents;
export type InstallationEvent = {
  [T in InstallationEventType]: { readonly type: T; readonly data: z.infer<(typeof installationEvents)[T]> };
}[InstallationEventType];
export type PromotionExpected = z.infer<(typeof installationEvents)['promotion.expected']>;
