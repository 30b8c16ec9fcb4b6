import { access } from 'node:fs/promises';
import { environmentStatus } from '@wordslab/hosting';
import { parseOptions, usage, type DemoOptions } from './options.js';
import { boardAgrees } from './proofs/board-proof.js';
import { copiesEqualHome } from './proofs/equality-proof.js';
import { marksAreInTheLineage, mistakesAreMarked, prodServesTheSecondModel } from './proofs/learning-proof.js';
import { logsAreWhole } from './proofs/log-proof.js';
import { nothingLeaked } from './proofs/leak-proof.js';
import { unnamedFieldStops } from './proofs/policy-proof.js';
import { prove, type ProofResult } from './proofs/proof.js';
import { copyIsReadOnly } from './proofs/refusal-proof.js';
import { Site } from './proofs/site.js';
import { sourceOf } from './proofs/source.js';
import { COPIES, LEAKS, type Report, reportOf, writeReport } from './report.js';
import { screen } from './screen.js';
import { TENANT } from './story/names.js';
import { play, type Played } from './story/play.js';
import { answers } from './story/shapes.js';
import { Story } from './story/story.js';
import { share } from './story/train.js';
import { CommandFailed, Wordslab } from './wordslab.js';

const proveAll = async (story: Story, made: Played): Promise<ProofResult[]> => {
  screen.heading('Proofs');
  const site = new Site(story.options.home);
  const { dataset, policy } = made;
  const tenant = await story.wordslab.run(['tenant', 'show', TENANT], answers.tenant);
  const train = tenant.modules.find((module) => module.name === 'train')?.url ?? '';
  return [
    await prove('a policy with an unnamed field stops the shipment', () => unnamedFieldStops(story, policy, dataset)),
    await prove(COPIES, () => copiesEqualHome(site, ['train', 'preprod', 'prod', 'explore'])),
    await prove(LEAKS, async () => nothingLeaked(site, await sourceOf(site, dataset, story.options.isSample))),
    await prove('a copy is read-only', () => copyIsReadOnly(site, train, dataset)),
    await prove('every wrong answer is marked', () => mistakesAreMarked(site, made)),
    await prove('the second model contains the marks, by its lineage', () => marksAreInTheLineage(site)),
    await prove('Prod serves the second model', () => prodServesTheSecondModel(site, made)),
    await prove('the board agrees with every stage', () => boardAgrees(site, story.wordslab)),
    await prove('every log is whole', () => logsAreWhole(story.wordslab)),
  ];
};

const summary = (report: Report): void => {
  const failed = report.proofs.filter((proof) => !proof.passed);
  screen.heading(
    failed.length === 0 ? 'Everything holds' : `${failed.length} of ${report.proofs.length} proofs failed`,
  );
  screen.plain(
    `Accuracy on the test set: m1 ${share(report.accuracy.m1)}, m2 ${share(report.accuracy.m2)}, which has learnt from Prod's mistakes`,
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
  const report = reportOf(story, made, proofs, await environmentStatus(story.options.home), seconds);
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
