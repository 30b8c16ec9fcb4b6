import { TimedOut } from '../errors/cli-errors.js';

const LOOK_MS = 300;

export interface FollowOptions<T> {
  readonly look: () => Promise<T>;
  readonly isOver: (state: T) => boolean;
  readonly onLook: (state: T) => void;
  readonly signal: AbortSignal;
  readonly timeoutSeconds?: number;
  /** What is followed, and how to look at it again; for the message of a timeout. */
  readonly what: string;
  readonly again: string;
  readonly pauseMs?: number;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done, fail) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      done();
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      fail(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    signal.addEventListener('abort', stop, { once: true });
  });

/**
 * Looks again and again until it is over.
 * @throws TimedOut `follow.timeout`
 */
export const follow = async <T>(options: FollowOptions<T>): Promise<T> => {
  const until = options.timeoutSeconds ? Date.now() + options.timeoutSeconds * 1000 : Infinity;
  for (;;) {
    const state = await options.look();
    options.onLook(state);
    if (options.isOver(state)) return state;
    if (Date.now() > until)
      throw new TimedOut(
        'follow.timeout',
        `${options.what} was not over within ${options.timeoutSeconds} s; it goes on`,
        `Look again with \`${options.again}\`.`,
      );
    await pause(options.pauseMs ?? LOOK_MS, options.signal);
  }
};
