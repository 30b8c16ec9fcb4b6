import { DURABLE, HUB_DOMAIN, inboxPrefixOf, streamsOf, subjectsOf } from './names.js';

export interface NatsPermissions {
  readonly publish: { readonly allow: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
}

/** Both forms of an acknowledgement's subject: the present one, and ADR-15's with domain and account that newer servers may use. */
const acknowledgementsOf = (stream: string): string[] => [
  `$JS.ACK.${stream}.${DURABLE}.>`,
  `$JS.ACK.${HUB_DOMAIN}.*.${stream}.${DURABLE}.>`,
];

/**
 * All that a stage's leaf connection may do at its hub: publish what it ships, pull and acknowledge what is for it, and
 * receive in its own inbox. It cannot create, read or purge a stream, nor ask for information.
 */
export const leafPermissions = (tenant: string, module: string): NatsPermissions => {
  const of = { tenant, name: module };
  const { feed, chunks } = subjectsOf(of);
  const { to, toChunks } = streamsOf(of);
  const inbound = [to, toChunks];
  return {
    publish: {
      allow: [
        feed,
        chunks,
        ...inbound.map((stream) => `$JS.${HUB_DOMAIN}.API.CONSUMER.MSG.NEXT.${stream}.${DURABLE}`),
        ...inbound.flatMap(acknowledgementsOf),
      ],
    },
    subscribe: { allow: [`${inboxPrefixOf(of)}.>`] },
  };
};
