import { ANSWER_MS, type ModuleConnection } from './connection.js';
import { isUnreachable, noAnswer, unreachable } from './problems.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** For a module that may not be there at all, and for one that answers that it cannot now. */
const SHORT_PATIENCE_MS = 2_000;
/** For one that is starting again. */
const LONG_PATIENCE_MS = 20_000;

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done, fail) => {
    const stop = () => {
      clearTimeout(timer);
      fail(signal?.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });

/**
 * `fetch` that repeats a call while the module is starting again (connection refused or broken, 503). A command may be
 * repeated because each bears an Idempotency-Key.
 * @throws Unavailable `module.unreachable`, `module.no_answer`
 */
export const patientFetch = (
  connection: ModuleConnection,
  doFetch: (request: Request) => Promise<Response> = fetch,
): ((request: Request) => Promise<Response>) => {
  let hasAnswered = false;
  /**
   * With Retry-After a 503 says that it passes by itself, as while the module's database is starting again. One that
   * says to come later than anybody waits here, as with a full disk, has to be told soon.
   */
  const patience = (answer: Response | Unreached): number =>
    answer instanceof Response && Number(answer.headers.get('Retry-After') ?? 'Infinity') * 1000 > LONG_PATIENCE_MS
      ? SHORT_PATIENCE_MS
      : (connection.patienceMs ?? (hasAnswered ? LONG_PATIENCE_MS : SHORT_PATIENCE_MS));
  return async (request) => {
    const began = Date.now();
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const answer = await once(connection, request.clone(), doFetch);
      const isLast = Date.now() + wait - began > patience(answer);
      if (answer instanceof Response) {
        hasAnswered = true;
        if (answer.status !== 503 || isLast) return answer;
      } else if (isLast) throw unreachable(connection.name, connection.url, answer.cause);
      connection.onRepeat?.();
      await pause(wait, connection.signal);
    }
  };
};

/** A module that could not be reached. */
class Unreached {
  constructor(readonly cause: unknown) {}
}

/** One attempt: the answer, or why the module could not be reached. */
const once = async (
  { name, signal }: ModuleConnection,
  request: Request,
  doFetch: (request: Request) => Promise<Response>,
): Promise<Response | Unreached> => {
  const timeout = AbortSignal.timeout(ANSWER_MS);
  const signals = [timeout, request.signal, ...(signal ? [signal] : [])];
  try {
    return await doFetch(new Request(request, { signal: AbortSignal.any(signals) }));
  } catch (error) {
    if (timeout.aborted) throw noAnswer(name, ANSWER_MS / 1000, error);
    if (isUnreachable(error)) return new Unreached(error);
    throw error;
  }
};
