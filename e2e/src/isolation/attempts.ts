/** Something that a stage must not do at its hub, said to a JetStream API of the hub's domain. */
export interface Attempt {
  readonly name: string;
  readonly subject: string;
  readonly payload?: unknown;
}

const api = (rest: string): string => `$JS.hub.API.${rest}`;
const scratchConfig = (stream: string) => ({
  name: stream,
  subjects: [`${stream}.>`],
  storage: 'file',
  allow_direct: true,
});

/**
 * Requests about a stream and its consumer `shipper`, those that change nothing first. Every one of them is answered
 * when the hub's own user of the account sends it, which the spec shows.
 */
export const streamRequests = (stream: string): Attempt[] => [
  { name: "read the account's use", subject: api('INFO') },
  { name: 'list the names of streams', subject: api('STREAM.NAMES') },
  { name: 'list the streams', subject: api('STREAM.LIST') },
  { name: 'read about a stream', subject: api(`STREAM.INFO.${stream}`) },
  { name: 'read a message by number', subject: api(`STREAM.MSG.GET.${stream}`), payload: { seq: 1 } },
  { name: 'read a message directly', subject: api(`DIRECT.GET.${stream}`), payload: { seq: 1 } },
  { name: 'list the names of consumers', subject: api(`CONSUMER.NAMES.${stream}`) },
  { name: 'list the consumers', subject: api(`CONSUMER.LIST.${stream}`) },
  { name: 'read about a consumer', subject: api(`CONSUMER.INFO.${stream}.shipper`) },
  {
    name: 'make a consumer',
    subject: api(`CONSUMER.CREATE.${stream}`),
    payload: { stream_name: stream, config: { ack_policy: 'explicit' } },
  },
  {
    name: 'make a durable consumer',
    subject: api(`CONSUMER.DURABLE.CREATE.${stream}.mine`),
    payload: { stream_name: stream, config: { durable_name: 'mine', ack_policy: 'explicit' } },
  },
  {
    name: 'pull through another consumer',
    subject: api(`CONSUMER.MSG.NEXT.${stream}.mine`),
    payload: { batch: 1, no_wait: true },
  },
  { name: 'delete a consumer', subject: api(`CONSUMER.DELETE.${stream}.mine`) },
  { name: 'make a stream', subject: api('STREAM.CREATE.MINE'), payload: { name: 'MINE', subjects: ['mine.>'] } },
  {
    name: 'change a stream',
    subject: api(`STREAM.UPDATE.${stream}`),
    payload: { ...scratchConfig(stream), max_msgs: 9 },
  },
  {
    name: 'take a copy of a stream',
    subject: api(`STREAM.SNAPSHOT.${stream}`),
    payload: { deliver_subject: '_INBOX_dev.copy' },
  },
  {
    name: 'restore a stream',
    subject: api('STREAM.RESTORE.RESTORED'),
    payload: { config: { name: 'RESTORED', subjects: ['restored.>'] }, state: {} },
  },
  { name: 'delete a message', subject: api(`STREAM.MSG.DELETE.${stream}`), payload: { seq: 1 } },
  { name: 'empty a stream', subject: api(`STREAM.PURGE.${stream}`) },
  { name: 'delete a stream', subject: api(`STREAM.DELETE.${stream}`) },
];

/** Requests that are about what is no scratch stream's: real streams of this account and of others. */
export const otherRequests: readonly Attempt[] = [
  { name: 'pull what it shipped itself', subject: api('CONSUMER.MSG.NEXT.FROM_DEV.shipper'), payload: { batch: 1 } },
  { name: 'pull its own chunks back', subject: api('CONSUMER.MSG.NEXT.CHUNKS_DEV.shipper'), payload: { batch: 1 } },
  { name: "pull another stage's feed", subject: api('CONSUMER.MSG.NEXT.TO_TRAIN.shipper'), payload: { batch: 1 } },
  {
    name: "pull another stage's chunks",
    subject: api('CONSUMER.MSG.NEXT.TO_TRAIN_CHUNKS.shipper'),
    payload: { batch: 1 },
  },
  { name: 'delete the feed that comes down', subject: api('STREAM.DELETE.TO_DEV') },
  { name: 'empty the feed that comes down', subject: api('STREAM.PURGE.TO_DEV') },
  { name: "delete Lifecycle's consumer", subject: api('CONSUMER.DELETE.FROM_DEV.shipper') },
  { name: 'ask the API without the domain', subject: '$JS.API.STREAM.NAMES' },
  { name: 'ask every server who it is', subject: '$SYS.REQ.SERVER.PING' },
  { name: "ask about another account's connections", subject: '$SYS.REQ.ACCOUNT.acme_train.CONNZ' },
];

/** Subjects on which nothing of a stage may arrive at its hub. */
export const publications: readonly Attempt[] = [
  { name: 'write into the feed that comes down', subject: 'wl.acme.dev.down' },
  { name: 'write into the chunks that come down', subject: 'wl.acme.dev.downchunk.0' },
  { name: "write another stage's feed", subject: 'wl.acme.train.feed' },
  { name: "write another stage's chunks", subject: 'wl.acme.train.chunk.0' },
  { name: 'write what another stage receives', subject: 'wl.acme.train.down' },
  { name: "write another tenant's feed", subject: 'wl.beta.dev.feed' },
  { name: 'write on a subject of its own making', subject: 'anything' },
  { name: "answer in Lifecycle's inbox", subject: '_INBOX_lifecycle.0' },
  { name: "answer in another stage's inbox", subject: '_INBOX_train.0' },
  { name: 'acknowledge for Lifecycle', subject: '$JS.ACK.FROM_DEV.shipper.1.1.1.0.0' },
  { name: 'answer flow control', subject: '$JS.FC.TO_DEV.shipper.0' },
  { name: 'speak as the system', subject: '$SYS.ACCOUNT.acme_dev.CONNECT' },
];

/** What a stage may not listen to, and a message that would reach it if it could; `account` is whose message it is. */
export const subscriptions: readonly (Attempt & { readonly sample: string; readonly account: 'dev' | 'train' })[] = [
  { name: 'hear everything', subject: '>', sample: 'anything', account: 'dev' },
  { name: "hear all of wordslab's subjects", subject: 'wl.>', sample: 'wl.acme.dev.other', account: 'dev' },
  { name: 'hear its own subjects at the hub', subject: 'wl.acme.dev.>', sample: 'wl.acme.dev.other', account: 'dev' },
  {
    name: "hear another stage's subjects",
    subject: 'wl.acme.train.>',
    sample: 'wl.acme.train.other',
    account: 'train',
  },
  { name: "hear another tenant's subjects", subject: 'wl.beta.>', sample: 'wl.beta.dev.feed', account: 'dev' },
  { name: 'hear every inbox', subject: '_INBOX.>', sample: '_INBOX.0', account: 'dev' },
  { name: "hear Lifecycle's inbox", subject: '_INBOX_lifecycle.>', sample: '_INBOX_lifecycle.x.0', account: 'dev' },
  { name: "hear another stage's inbox", subject: '_INBOX_train.>', sample: '_INBOX_train.0', account: 'train' },
  { name: 'hear the system', subject: '$SYS.>', sample: '$SYS.test', account: 'dev' },
  { name: "hear JetStream's events", subject: '$JS.EVENT.>', sample: '$JS.EVENT.test', account: 'dev' },
  { name: 'hear requests to the API', subject: '$JS.API.>', sample: '$JS.API.test', account: 'dev' },
  { name: 'hear acknowledgements', subject: '$JS.ACK.>', sample: '$JS.ACK.test', account: 'dev' },
];
