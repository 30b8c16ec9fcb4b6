import { ValidationFailed } from '@wordslab/contracts/core';
import { isKurrentDbUrl } from '../kurrentdb-url.js';

/**
 * The URL as the official client takes it.
 * @throws ValidationFailed for another scheme, and for what the client does wrong: it sends a password in clear text
 *   where TLS is off, and answers a refused append with a made-up revision where it is told not to throw.
 */
export const toConnectionString = (url: string): string => {
  if (!isKurrentDbUrl(url))
    throw new ValidationFailed(
      'eventstore.bad_url',
      'this is no URL of a KurrentDB',
      'It begins with kurrentdb://, kurrentdb+discover://, esdb:// or esdb+discover://.',
    );
  if (hasOption(url, 'throwOnAppendFailure', 'false'))
    throw new ValidationFailed(
      'eventstore.bad_url_option',
      'throwOnAppendFailure=false is not supported: the client then reports wrong revisions',
      'Leave it out of the URL.',
    );
  if (hasOption(url, 'tls', 'false') && url.includes('@'))
    throw new ValidationFailed(
      'eventstore.password_in_clear',
      'the URL has credentials and switches TLS off: the client would send them in clear text',
      'Leave the credentials out, or tls=false.',
    );
  // The former name still works, but the client complains about it on the console.
  return url.replace(/^esdb/, 'kurrentdb');
};

const hasOption = (url: string, name: string, value: string): boolean => {
  const [, query = ''] = url.split('?', 2);
  return [...new URLSearchParams(query)].some(
    ([key, given]) => key.toLowerCase() === name.toLowerCase() && given.toLowerCase() === value,
  );
};
