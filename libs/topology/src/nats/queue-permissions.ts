import type { NatsPermissions } from './leaf-permissions.js';
import { QUEUE } from './names.js';

/** The inbox of a service at its own server. */
export const queueInbox = '_INBOX_service';

/** All that a service may do at its own server: make its one queue, publish to it, take from it. It cannot delete or purge it. */
export const queuePermissions = (): NatsPermissions => {
  const { stream, subject, durable } = QUEUE;
  return {
    publish: {
      allow: [
        subject,
        ...['INFO', 'CREATE', 'UPDATE'].map((verb) => `$JS.API.STREAM.${verb}.${stream}`),
        `$JS.API.CONSUMER.INFO.${stream}.${durable}`,
        // The form that a client chooses depends on the server's version.
        `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.${durable}`,
        `$JS.API.CONSUMER.CREATE.${stream}.${durable}`,
        `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`,
        `$JS.ACK.${stream}.${durable}.>`,
        `$JS.ACK.*.*.${stream}.${durable}.>`,
      ],
    },
    subscribe: { allow: [`${queueInbox}.>`] },
  };
};
