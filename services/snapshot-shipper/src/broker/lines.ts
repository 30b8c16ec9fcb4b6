import { isWordslabError, Unavailable } from '@wordslab/contracts/core';
import { type Broker, linkStreams, NatsBroker } from '@wordslab/messaging';
import type { Logger } from '@wordslab/platform/process';
import type { ChunkSender, FeedPublisher } from '@wordslab/sync';
import { DURABLE, HUB_DOMAIN, inboxPrefixOf, streamsOf, subjectsOf } from '@wordslab/topology';
import type { ShipperConfig, StageAccounts } from '../process/config.js';

/** What one side of a link says to the broker, and hears from it. */
export interface Line {
  readonly peer: string;
  readonly feed: FeedPublisher;
  sendChunk(name: string, bytes: Uint8Array): Promise<void>;
  /** Consumes the peer's feed and chunks until the signal. */
  listen(
    on: { feed: (message: Uint8Array) => Promise<unknown>; chunk: (name: string, bytes: Buffer) => Promise<unknown> },
    signal: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}

interface Ends {
  feed: { subject: string; stream: string };
  chunk: { subject: (name: string) => string; stream: string };
  hears: { feed: string; chunks: string };
}

const chunkSubject = (pattern: string) => (name: string) => pattern.replace('*', name);

/** A stage's line to Lifecycle, over its own server and the leaf connection that this opens. */
export const openStageLine = async (config: ShipperConfig, logger: Logger): Promise<Line> => {
  const module = { tenant: config.WORDSLAB_TENANT, name: config.WORDSLAB_MODULE };
  const [subjects, streams] = [subjectsOf(module), streamsOf(module)];
  const connection = {
    url: config.WORDSLAB_NATS_URL,
    user: config.WORDSLAB_NATS_USER ?? '',
    password: config.WORDSLAB_NATS_PASSWORD ?? '',
    inboxPrefix: inboxPrefixOf(module),
    domain: HUB_DOMAIN,
    name: `shipper of ${module.tenant}/${module.name}`,
  };
  return lineOf('lifecycle', await connected(connection, logger), logger, {
    feed: { subject: subjects.feed, stream: streams.from },
    chunk: { subject: chunkSubject(subjects.chunks), stream: streams.chunks },
    hears: { feed: streams.to, chunks: streams.toChunks },
  });
};

const ENSURE_MS = 5_000;

/** Lifecycle's line to one stage, in that stage's account of its own server, whose streams it makes and keeps making. */
export const openHubLine = async (
  config: ShipperConfig,
  stage: string,
  account: StageAccounts[string],
  logger: Logger,
  signal: AbortSignal,
): Promise<Line> => {
  const module = { tenant: config.WORDSLAB_TENANT, name: stage };
  const [subjects, streams] = [subjectsOf(module), streamsOf(module)];
  const connection = {
    url: config.WORDSLAB_NATS_URL,
    user: account.user,
    password: account.password,
    inboxPrefix: '_INBOX_lifecycle',
    name: `Lifecycle's shipper for ${stage}`,
  };
  const broker = await connected(connection, logger);
  const specs = linkStreams(module.tenant, module.name);
  const ensure = () =>
    broker
      .ensureStreams(specs)
      .catch((error: unknown) => logger.warn({ err: error, stage }, 'the streams of a stage could not be made'));
  await ensure();
  // A broker that was wiped has no streams: it gets them again.
  const timer = setInterval(() => void ensure(), ENSURE_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return lineOf(stage, broker, logger, {
    feed: { subject: subjects.down, stream: streams.to },
    chunk: { subject: chunkSubject(subjects.downChunks), stream: streams.toChunks },
    hears: { feed: streams.from, chunks: streams.chunks },
  });
};

const RETRY_MS = 500;

/** Waits for a server that is not there yet. */
const connected = async (options: Parameters<typeof NatsBroker.connect>[0], logger: Logger): Promise<Broker> => {
  for (let told = false; ; told = true)
    try {
      return await NatsBroker.connect(options);
    } catch (error) {
      if (!told) logger.info({ err: error, url: options.url }, 'the broker does not answer yet; waiting for it');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
};

/** What the link and the courier may retry is Unavailable, also when a stream is full. */
const retryable = async (publishing: Promise<void>): Promise<void> => {
  try {
    await publishing;
  } catch (error) {
    if (isWordslabError(error) && error.kind === 'QuotaExceeded')
      throw new Unavailable(error.code, error.message, error.hint, undefined, { cause: error });
    throw error;
  }
};

const lineOf = (peer: string, broker: Broker, logger: Logger, ends: Ends): Line => {
  const onFailure = (error: unknown) => logger.warn({ err: error, peer }, 'a message will come again');
  return {
    peer,
    feed: {
      publish: (batch) =>
        retryable(broker.publish(ends.feed.subject, batch, { stream: ends.feed.stream, domain: HUB_DOMAIN })),
    },
    sendChunk: (name, bytes) =>
      retryable(broker.publish(ends.chunk.subject(name), bytes, { stream: ends.chunk.stream, domain: HUB_DOMAIN })),
    listen: async (on, signal) => {
      await Promise.all([
        broker.consume(ends.hears.feed, {
          durable: DURABLE,
          signal,
          onFailure,
          handler: async ({ data }) => void (await on.feed(data)),
        }),
        broker.consume(ends.hears.chunks, {
          durable: DURABLE,
          signal,
          onFailure,
          handler: async ({ subject, data }) =>
            void (await on.chunk(subject.slice(subject.lastIndexOf('.') + 1), Buffer.from(data))),
        }),
      ]);
    },
    close: () => broker.close(),
  };
};

/** Chunks go out on the line of the peer that wants them. */
export const chunkSenderOf = (lines: ReadonlyMap<string, Line>): ChunkSender => ({
  send: async (to, name, bytes) => {
    const line = lines.get(to);
    if (!line) throw new Unavailable('link.unknown_peer', `no link leads to '${to}'`);
    await line.sendChunk(name, bytes);
  },
});
