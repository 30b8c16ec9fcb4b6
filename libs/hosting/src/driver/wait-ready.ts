import { Unavailable } from '@wordslab/contracts';
import type { HomeLayout } from '../home/layout.js';
import { askStatus } from '../supervisor/control-client.js';
import { tailOf } from '../supervisor/log-file.js';
import type { SupervisorStatus } from '../supervisor/protocol.js';

type Process = SupervisorStatus['processes'][number];

const ASK_MS = 100;
/** A process that failed this often in a row is not going to come up by waiting. */
const HOPELESS_RESTARTS = 8;

const describe = async (process: Process): Promise<string> => {
  const last = (await tailOf(process.logFile, 3)).join(' | ').slice(0, 600);
  return `${process.id} ${process.lastExit ?? `is ${process.state}`}${last ? `: ${last}` : ''}`;
};

const failed = async (late: readonly Process[], why: string): Promise<Unavailable> =>
  new Unavailable(
    'process.not_ready',
    `${why}\n${(await Promise.all(late.map(describe))).map((line) => `  - ${line}`).join('\n')}`,
    `See \`wordslab logs ${late[0]?.id ?? ''}\`; what is ready keeps running, and \`wordslab up\` can be run again.`,
    { processes: late.map((p) => p.id) },
  );

/**
 * Waits until all processes of the given ids are ready.
 * @throws Unavailable `process.not_ready` with the last lines of each that is not
 */
export const waitReady = async (
  home: HomeLayout,
  ids: readonly string[],
  timeoutMs: number,
  onReady: (id: string) => void = () => undefined,
): Promise<void> => {
  const seen = new Set<string>();
  const before = new Map<string, number>();
  for (const until = Date.now() + timeoutMs; ;) {
    const { processes } = await askStatus(home);
    const asked = processes.filter((p) => ids.includes(p.id));
    for (const p of asked.filter((p) => p.state === 'ready' && !seen.has(p.id))) {
      seen.add(p.id);
      onReady(p.id);
    }
    const late = asked.filter((p) => p.state !== 'ready');
    if (late.length === 0 && asked.length === ids.length) return;
    for (const p of asked) if (!before.has(p.id)) before.set(p.id, p.restarts);
    const hopeless = late.filter((p) => p.restarts - (before.get(p.id) ?? 0) >= HOPELESS_RESTARTS);
    if (hopeless.length > 0) throw await failed(hopeless, 'a process ends again and again:');
    if (Date.now() > until)
      throw await failed(late, `not everything is ready after ${Math.round(timeoutMs / 1000)} s:`);
    await new Promise((done) => setTimeout(done, ASK_MS));
  }
};
