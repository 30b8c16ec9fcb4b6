import { spawn } from 'node:child_process';
import { Unavailable } from '@wordslab/contracts';
import { withoutPassword } from '@wordslab/topology';
import { z } from 'zod';
import type { Installation } from '../installation.js';

const logEnd = z.object({ stream: z.string(), revision: z.number(), type: z.string(), id: z.string() }).nullable();
const probed = z.discriminatedUnion('answers', [
  z.object({ answers: z.literal(true), first: logEnd, last: logEnd }),
  z.object({ answers: z.literal(false), code: z.string(), message: z.string(), hint: z.string().optional() }),
]);
const report = z.object({ client: probed, stores: z.record(z.string(), probed) });

/** The first and the last event of a log; null where it has none. */
export type LogEnds = Omit<z.infer<typeof probed> & { answers: true }, 'answers'>;

/** Its own hint is about appends. */
const UNAVAILABLE = 'eventstore.unavailable';

/**
 * Asks event stores by URL, all at once, in a program of its own: their clients stay out of this one.
 * @throws Unavailable `eventstore.no_answer` with every store that does not answer, `eventstore.no_client`
 */
export const probeStores = async (
  installation: Installation,
  urls: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, LogEnds>> => {
  const { client, stores } = await run(installation, JSON.stringify(Object.fromEntries(urls)));
  if (!client.answers) throw new Unavailable('eventstore.no_client', client.message, client.hint);
  const ends = new Map<string, LogEnds>();
  const silent: { name: string; message: string; hint?: string }[] = [];
  for (const [name, found] of Object.entries(stores))
    if (found.answers) ends.set(name, found);
    else silent.push({ name, message: found.message, hint: found.code === UNAVAILABLE ? undefined : found.hint });
  if (silent.length > 0)
    throw new Unavailable(
      'eventstore.no_answer',
      silent.map(({ name, message }) => `${name}, ${withoutPassword(urls.get(name) ?? '')}: ${message}`).join('\n'),
      silent.find(({ hint }) => hint !== undefined)?.hint ?? 'Start it, or correct its URL with --event-store-url.',
      { modules: silent.map(({ name }) => name) },
    );
  return ends;
};

const run = (installation: Installation, input: string): Promise<z.infer<typeof report>> =>
  new Promise((done, fail) => {
    const program = installation.descriptors.find((d) => d.processes.eventstore)?.processes.eventstore?.probe;
    if (!program) return fail(failed('this installation has no program for it'));
    const child = spawn(installation.node, [installation.path(program)], { stdio: 'pipe', windowsHide: true });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (error) => fail(failed(error.message)));
    child.once('close', (code) => {
      if (code === 0) done(report.parse(JSON.parse(stdout)));
      else fail(failed(stderr.trim().split('\n').slice(-3).join(' | ') || `it ended with code ${code}`));
    });
    child.stdin.on('error', () => undefined); // it ended before it read: its code says so
    child.stdin.end(input);
  });

const failed = (why: string): Unavailable =>
  new Unavailable(
    'eventstore.not_asked',
    `the event stores could not be asked: ${why}`,
    'Run `npm run build` in the installation.',
  );
