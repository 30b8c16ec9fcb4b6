// The first crossing against its limits, all in one run: start-up, the demo, memory at rest and while 1 GB is imported.
// Usage: npm run bench:first-crossing [-- --import-mb 1024] [--report FILE]
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentStatus } from '@wordslab/hosting';
import { writeBigCsv } from './big-file.js';
import { median, REPOSITORY, timed, wordslab } from './cli.js';
import { type Figure, keeps, table } from './figures.js';
import { peaksDuring } from './peaks.js';

const MB = 1024 * 1024;
const REST_MS = 15_000;

const version = async (): Promise<Figure> => {
  const runs: number[] = [];
  for (let i = 0; i < 11; i++) runs.push((await wordslab('--version')).ms);
  return { name: 'wordslab --version, median of 11', value: median(runs), unit: 'ms', limit: 300 };
};

/** `up` of an empty home and a tenant, to all modules healthy; then everything at rest. */
const upAndRest = async (home: string): Promise<Figure[]> => {
  const up = await wordslab('up', '--yes', '--home', home, '--json');
  const tenant = await wordslab('tenant', 'create', 'acme', '--home', home, '--json');
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const { memoryBytes, processes } = await environmentStatus(home);
  return [
    { name: 'up of an empty home, to Admin ready', value: up.ms / 1000, unit: 's' },
    { name: 'up and tenant, to all modules ready', value: (up.ms + tenant.ms) / 1000, unit: 's', limit: 30 },
    {
      name: `all ${processes.length} processes at rest, PSS`,
      value: (memoryBytes ?? Number.NaN) / MB,
      unit: 'MB',
      limit: 1800,
    },
  ];
};

const bigImport = async (home: string, folder: string, mb: number): Promise<Figure[]> => {
  const file = join(folder, 'big.csv');
  const rows = await writeBigCsv(file, mb * MB);
  let ms = 0;
  const peaks = await peaksDuring(home, async () => {
    ({ ms } = await wordslab('dataset', 'import', file, '--name', 'big', '--home', home, '--json'));
  });
  const [highest, peak] = [...peaks].sort(([, a], [, b]) => b - a)[0] ?? ['nothing was seen', Number.NaN];
  return [
    { name: `import of ${mb} MB, ${rows} rows`, value: ms / 1000, unit: 's' },
    { name: 'rows imported', value: rows / (ms / 1000), unit: 'rows/s' },
    { name: 'largest process meanwhile, resident', value: peak, unit: 'MB', limit: 400, note: highest },
  ];
};

const demo = async (folder: string): Promise<Figure> => {
  const report = join(folder, 'report.json');
  const home = join(folder, 'demo-home');
  await timed(process.execPath, [join(REPOSITORY, 'demo/dist/main.js'), '--exit', '--home', home, '--report', report]);
  await wordslab('down', '--purge', '--yes', '--home', home);
  const { seconds, passed }: { seconds: number; passed: boolean } = JSON.parse(await readFile(report, 'utf8'));
  if (!passed) throw new Error(`the demo's proofs failed: see ${report}`);
  return { name: 'the demo, with its proofs', value: seconds, unit: 's', limit: 150 };
};

const { values } = parseArgs({
  options: { 'import-mb': { type: 'string', default: '1024' }, report: { type: 'string' } },
});
const folder = await mkdtemp(join(tmpdir(), 'wordslab-bench-'));
// Under root, Postgres runs as another user, who must get to the home.
await chmod(folder, 0o755);
const home = join(folder, 'home');
const figures: Figure[] = [];
try {
  figures.push(await version());
  figures.push(...(await upAndRest(home)));
  figures.push(...(await bigImport(home, folder, Number(values['import-mb']))));
  await wordslab('down', '--purge', '--yes', '--home', home);
  figures.push(await demo(folder));
} finally {
  if (existsSync(home)) await wordslab('down', '--purge', '--yes', '--home', home);
  await rm(folder, { recursive: true, force: true });
}
console.log(
  `Node ${process.version}, ${availableParallelism()} of ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 1024 ** 3).toFixed(0)} GB`,
);
console.log(table(figures));
if (values.report) await writeFile(values.report, JSON.stringify(figures, null, 2));
process.exitCode = figures.every(keeps) ? 0 : 1;
