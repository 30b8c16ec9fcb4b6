import { newId } from '@wordslab/contracts';
import type { Middleware } from 'openapi-fetch';
import type { ModuleConnection } from './connection.js';

/** Who calls, and with what right. */
export const callerHeaders = ({ token, actor }: ModuleConnection): Record<string, string> => ({
  Authorization: `Bearer ${token}`,
  ...(actor ? { 'Wordslab-Actor': encodeURIComponent(actor) } : {}),
});

/** A command's own key: the same call repeated is done once. */
export const commandKey = (): string => newId();

/** The position of the last command's answer, by connection: calls and uploads over one connection share it. */
const positions = new WeakMap<ModuleConnection, string>();

/** Notes how far a read must have come to see what an answer says. */
export const rememberPosition = (connection: ModuleConnection, position: string | null | undefined): void => {
  if (position) positions.set(connection, position);
};

/**
 * Reads see what this process wrote: the position of the last command's answer is shown by each read after it.
 * Commands get their Idempotency-Key here.
 */
export const readYourWrites = (connection: ModuleConnection): Middleware => ({
  onRequest: ({ request }) => {
    const position = positions.get(connection);
    if (request.method === 'GET') {
      if (position) request.headers.set('Wordslab-Position', position);
    } else if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', commandKey());
    return request;
  },
  onResponse: ({ response }) => rememberPosition(connection, response.headers.get('Wordslab-Position')),
});
