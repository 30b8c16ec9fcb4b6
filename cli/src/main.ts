import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A reader that closes early, such as `head`, ends the command quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const drained = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => stream.write('', () => done()));

/** What goes wrong before a command runs: an unknown command, a broken installation. */
const reportEarly = async (error: unknown): Promise<void> => {
  const { reportOf } = await import('./errors/report.js');
  const { printError } = await import('./errors/print-error.js');
  const report = reportOf(error, '');
  if (report.code === 'unexpected' && process.env['DEBUG'] && error instanceof Error) console.error(error.stack);
  printError(report, process.argv.includes('--json'));
  process.exitCode = report.exitCode;
};

/** The package as oclif sees it: called by the name of its command. */
const packageJson = async () => {
  const pjson = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  return { ...pjson, name: 'wordslab' };
};

const runCommand = async (args: string[]): Promise<void> => {
  const pjson = await packageJson();
  if (args[0] === '--version' && args.length === 1) {
    process.stdout.write(`wordslab/${pjson.version} ${process.platform}-${process.arch} node-${process.version}\n`);
    return;
  }
  const { run } = await import('@oclif/core');
  await run(args, { root, pjson });
};

const isExit = (error: unknown): error is { oclif: { exit: number } } =>
  error instanceof Error && 'code' in error && error.code === 'EEXIT' && 'oclif' in error;

/** Runs the `wordslab` command with the process's arguments and ends the process with its exit code. */
export const main = async (): Promise<void> => {
  try {
    await runCommand(process.argv.slice(2));
  } catch (error) {
    if (isExit(error)) process.exitCode = error.oclif.exit;
    else await reportEarly(error);
  }
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit();
};

await main();
