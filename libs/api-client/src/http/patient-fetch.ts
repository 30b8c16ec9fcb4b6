import { ANSWER_MS, type ModuleConnection } from './connection.js';
import { isUnreachable, noAnswer, unreachable } from './problems.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
const PATIENCE_MS = 2_000;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * `fetch` that repeats a call while the module is starting again (connection refused or broken, 503). A command may be
 * repeated because each bears an Idempotency-Key.
 * @throws Unavailable `module.unreachable`, `module.no_answer`
 */
export const patientFetch =
  (connection: ModuleConnection, doFetch: (request: Request) => Promise<Response> = fetch) =>
  async (request: Request): Promise<Response> => {
    const until = Date.now() + (connection.patienceMs ?? PATIENCE_MS);
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      const isLast = Date.now() + wait > until;
      const answer = await once(connection, request.clone(), doFetch);
      if (answer instanceof Unreached) {
        if (isLast) throw unreachable(connection.name, connection.url, answer.cause);
      } else if (answer.status !== 503 || isLast) return answer;
      await pause(wait);
    }
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
