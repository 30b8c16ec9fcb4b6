import type { ConsumerInfo, JetStreamClient, JsMsg } from '@nats-io/jetstream';
import type { ConsumeOptions } from '../broker.js';
import { consumeMessage, type Delivery } from '../consume-message.js';

/**
 * Consumes through a consumer that somebody else made, without asking about it: a stage may pull and acknowledge, and
 * nothing else. Short pulls notice a hub that came back without its streams within seconds (the default takes 30).
 */
export const consumeStream = async (
  client: JetStreamClient,
  stream: string,
  options: ConsumeOptions,
  ended: AbortSignal,
): Promise<void> => {
  // The client wants all of a consumer's info and uses these of it.
  const info = { stream_name: stream, name: options.durable, config: {} } as ConsumerInfo;
  const messages = await client.consumers.getConsumerFromInfo(info).consume({
    max_messages: options.maxMessages ?? 16,
    expires: 2000,
    idle_heartbeat: 500,
    bind: true,
  });
  const stop = (): void => messages.stop();
  ended.addEventListener('abort', stop);
  if (ended.aborted) stop();
  try {
    for await (const message of messages) {
      // What waits here unhandled comes again to the next consumer.
      if (ended.aborted) break;
      await consumeMessage(deliveryOf(message), options);
    }
  } finally {
    ended.removeEventListener('abort', stop);
    messages.stop();
  }
};

const deliveryOf = (message: JsMsg): Delivery => ({
  message: {
    subject: message.subject,
    data: message.data,
    sequence: message.seq,
    deliveries: message.info.deliveryCount,
  },
  acknowledge: async () => {
    await message.ackAck();
  },
  retryAfter: (ms) => message.nak(ms),
  stillWorking: () => message.working(),
});
