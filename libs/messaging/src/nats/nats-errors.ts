import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { isWordslabError, NotAllowed, NotAuthenticated, ValidationFailed } from '@wordslab/contracts/core';
import { brokerFull, brokerUnavailable } from '../broker-errors.js';

/** Also used for "maximum messages per subject exceeded": only the text tells. */
const STORE_FAILED = 10077;
/** Insufficient resources, account's and server's storage limits. */
const NO_ROOM = new Set([10023, 10028, 10047]);

const AWAY = [
  errors.TimeoutError,
  errors.NoRespondersError,
  errors.RequestError,
  errors.ConnectionError,
  errors.ClosedConnectionError,
  errors.DrainingConnectionError,
];

/** The typed form of a client error. `doing` begins its message. */
export const toBrokerError = (error: unknown, doing: string): unknown => {
  if (!(error instanceof Error) || isWordslabError(error)) return error;
  const because = `${doing}: ${error.message}`;
  // Hub away, stream missing and permission refused all look like this; the client does not export the class.
  if (error.name === 'JetStreamNotEnabled') return brokerUnavailable(doing, 'nobody acknowledges it', error);
  if (error instanceof JetStreamApiError && isFull(error)) return brokerFull(doing, error.message, error);
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError)
    return new NotAuthenticated('broker.not_authenticated', because, 'Check user and password.', undefined, {
      cause: error,
    });
  if (error instanceof errors.PermissionViolationError)
    return new NotAllowed('broker.not_allowed', because, 'Check the permissions in the configuration.', undefined, {
      cause: error,
    });
  if (error instanceof errors.InvalidArgumentError && error.message.includes('max_payload'))
    return new ValidationFailed('broker.too_large', because, 'Cut it into smaller pieces.', undefined, {
      cause: error,
    });
  if (AWAY.some((type) => error instanceof type)) return brokerUnavailable(doing, error.message, error);
  return error;
};

const isFull = (error: JetStreamApiError): boolean =>
  (error.code === STORE_FAILED && error.message.includes('maximum bytes')) || NO_ROOM.has(error.code);
