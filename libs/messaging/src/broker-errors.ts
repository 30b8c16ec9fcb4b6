import { QuotaExceeded, RuleViolated, Unavailable } from '@wordslab/contracts/core';
import type { PublishExpectation } from './broker.js';

const RETRY_HINT =
  'Nothing is lost: it is sent again when the link is back. Check that the broker runs and its leaf connection is up.';

export const brokerUnavailable = (doing: string, why: string, cause?: unknown): Unavailable =>
  new Unavailable('broker.unavailable', `${doing}: ${why}`, RETRY_HINT, undefined, { cause });

export const brokerClosed = (): Unavailable =>
  new Unavailable('broker.closed', 'this connection to the broker was closed');

export const brokerFull = (doing: string, why: string, cause?: unknown): QuotaExceeded =>
  new QuotaExceeded('broker.full', `${doing}: ${why}`, 'Wait until the receiver has taken some.', undefined, { cause });

/** Refuses an acknowledgement by another stream than the one that was meant. */
export const assertLanded = (
  subject: string,
  expect: PublishExpectation,
  landed: { stream: string; domain?: string },
): void => {
  const rightDomain = expect.domain === undefined || landed.domain === expect.domain;
  if (landed.stream === expect.stream && rightDomain) return;
  throw new RuleViolated(
    'broker.wrong_stream',
    `'${subject}' was stored by stream ${landed.stream} of domain ${landed.domain ?? '(none)'}, not by ` +
      `${expect.stream}${expect.domain === undefined ? '' : ` of domain ${expect.domain}`}`,
    'Remove the stream that also listens to this subject, usually one on the local server.',
    { subject, expected: expect, actual: landed },
  );
};
