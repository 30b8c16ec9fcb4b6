import type { BrokerMessage, ConsumeOptions } from './broker.js';

/** A delivered message with the answers that a broker takes. */
export interface Delivery {
  readonly message: BrokerMessage;
  acknowledge(): Promise<void>;
  /** Asks for it again after a while. */
  retryAfter(ms: number): void;
  /** Says that the handler still works on it. */
  stillWorking(): void;
}

/** Well within the shortest `ackWaitMs` in use. */
const WORKING_EVERY_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;

/** Hands one delivery to the handler and answers the broker accordingly. */
export const consumeMessage = async (delivery: Delivery, options: ConsumeOptions): Promise<void> => {
  const { message } = delivery;
  const working = setInterval(() => delivery.stillWorking(), WORKING_EVERY_MS);
  try {
    await options.handler(message);
  } catch (error) {
    options.onFailure?.(error, message);
    delivery.retryAfter(Math.min(100 * 2 ** message.deliveries, LONGEST_PAUSE_MS));
    return;
  } finally {
    clearInterval(working);
  }
  try {
    await delivery.acknowledge();
  } catch (error) {
    // The handler has done its work: the message comes again and is recognised there.
    options.onFailure?.(error, message);
  }
};
