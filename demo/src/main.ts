import { access } from 'node:fs/promises';
import { environmentStatus, type EnvironmentReport } from '@wordslab/hosting';
import { parseOptions, usage, type DemoOptions } from './options.js';
import { boardAgrees } from './proofs/board-proof.js';
import { copiesEqualHome } from './proofs/equality-proof.js';
import { nothingLeaked } from './proofs/leak-proof.js';
import { unnamedFieldStops } from './proofs/policy-proof.js';
import { prove, type ProofResult } from './proofs/proof.js';
import { copyIsReadOnly } from './proofs/refusal-proof.js';
import { Site } from './proofs/site.js';
import { sourceOf } from './proofs/source.js';
import { type Report, writeReport } from './report.js';
import { screen } from './screen.js';
import { TENANT } from './story/names.js';
import { play, type Played } from './story/play.js';
import { answers, type DatasetFacts } from './story/shapes.js';
import { Story } from './story/story.js';
import { CommandFailed, Wordslab } from './wordslab.js';

const MB = 1024 * 1024;

const proveAll = async (story: Story, made: Played): Promise<ProofResult[]> => {
  screen.heading('Proofs');
  const site = new Site(story.options.home);
  const { dataset, policy } = made;
  const tenant = await story.wordslab.run(['tenant', 'show', TENANT], answers.tenant);
  const train = tenant.modules.find((module) => module.name === 'train')?.url ?? '';
  return [
    await prove('a policy with an unnamed field stops the shipment', () => unnamedFieldStops(story, policy, dataset)),
    await prove('every copy in Train equals home under the policy', () => copiesEqualHome(site, 'train')),
    await prove('no personal value left Dev', async () =>
      nothingLeaked(site, await sourceOf(site, dataset, story.options.isSample)),
    ),
    await prove('a copy is read-only', () => copyIsReadOnly(site, train, dataset)),
    await prove('the board agrees with every stage', () => boardAgrees(site, story.wordslab)),
  ];
};

const reportOf = (
  story: Story,
  dataset: DatasetFacts,
  proofs: readonly ProofResult[],
  status: EnvironmentReport,
  seconds: number,
): Report => {
  const figure = (proof: string, name: string) => proofs.find((p) => p.proof === proof)?.figures?.[name];
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  return {
    v: 1,
    passed: proofs.every((proof) => proof.passed),
    data: story.options.data,
    rows: {
      home: dataset.rows,
      train: number(figure('every copy in Train equals home under the policy', 'datasetRows')),
      quarantined: dataset.quarantined,
    },
    steps: story.times,
    proofs,
    leaks: {
      searched: number(figure('no personal value left Dev', 'searched')),
      found: proofs.find((p) => p.proof === 'no personal value left Dev')?.passed ? 0 : null,
    },
    addresses: Object.fromEntries(status.addresses.map(({ host, url }) => [host, url])),
    memory: status.processes.map(({ id, memoryBytes }) => ({
      process: id,
      pssMb: memoryBytes === null ? null : Math.round(memoryBytes / MB),
    })),
    memoryTotalMb: status.memoryBytes === null ? null : Math.round(status.memoryBytes / MB),
    seconds: Number(seconds.toFixed(1)),
  };
};

const summary = (report: Report): void => {
  const failed = report.proofs.filter((proof) => !proof.passed);
  screen.heading(
    failed.length === 0 ? 'Everything holds' : `${failed.length} of ${report.proofs.length} proofs failed`,
  );
  screen.plain(
    `${report.rows.home} rows at home, ${report.rows.train} in Train; ${report.seconds} s in all; ${report.memoryTotalMb ?? '?'} MB of memory (PSS of all processes)`,
  );
  for (const [host, url] of Object.entries(report.addresses)) screen.plain(`  ${host.padEnd(24)} ${url}`);
};

/** Waits for Ctrl-C while the platform runs. */
const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
  });

const run = async (options: DemoOptions): Promise<number> => {
  await access(options.data).catch(() => {
    throw new CommandFailed(
      'npm run demo',
      2,
      'demo.no_data',
      `${options.data} cannot be read`,
      'Give the path of a CSV or JSON Lines file with --data.',
    );
  });
  const story = new Story(options, new Wordslab(options.home));
  try {
    const report = await playAndProve(story);
    if (options.report) await writeReport(options.report, report);
    if (!options.exit) {
      screen.plain(
        `\nThe platform runs on. Look around, such as with bin/wordslab board --home ${options.home}; Ctrl-C stops it.`,
      );
      await untilInterrupted();
    }
    return report.passed ? 0 : 1;
  } finally {
    await story.wordslab.run(['down'], answers.any);
    screen.plain('The platform is stopped; its data stay for the next time.');
  }
};

const playAndProve = async (story: Story): Promise<Report> => {
  const started = performance.now();
  const made = await play(story);
  const proofs = await proveAll(story, made);
  const seconds = (performance.now() - started) / 1000;
  const report = reportOf(story, made.dataset, proofs, await environmentStatus(story.options.home), seconds);
  summary(report);
  return report;
};

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else process.exitCode = await run(options);
} catch (error) {
  console.error(error instanceof CommandFailed || error instanceof TypeError ? `\n${error.message}` : error);
  if (error instanceof TypeError) console.error(`\n${usage}`);
  process.exitCode = 1;
}
