import { Command, Flags } from '@oclif/core';
import { Interrupted } from '../errors/cli-errors.js';
import { printError } from '../errors/print-error.js';
import { reportOf } from '../errors/report.js';
import { type Progress, progressOn } from '../render/progress.js';

const GLOBAL = 'GLOBAL';

/** What every command of wordslab shares: `--json`, `--home`, errors, exit codes, Ctrl-C. */
export abstract class WordslabCommand extends Command {
  static override enableJsonFlag = true;
  /** What `--json` prints: the name of a schema in @wordslab/contracts, or the shape itself. */
  static result = '';

  static override baseFlags = {
    home: Flags.directory({
      env: 'WORDSLAB_HOME',
      description: 'Home directory of the environment; ~/.wordslab without it.',
      helpValue: 'DIR',
      helpGroup: GLOBAL,
    }),
    as: Flags.string({
      env: 'WORDSLAB_AS',
      description: 'Name under which commands are recorded.',
      helpValue: 'NAME',
      helpGroup: GLOBAL,
    }),
  };

  private readonly interruption = new AbortController();
  /** Aborted by Ctrl-C. */
  protected readonly signal: AbortSignal = this.interruption.signal;
  protected readonly progress: Progress = progressOn(process.stderr);

  /** The command's own work; its result is what `--json` prints. */
  protected abstract work(): Promise<unknown>;

  /** Called on Ctrl-C: tidies up, and says what goes on and how to look again. */
  protected async onInterrupt(): Promise<{ detail: string; hint?: string }> {
    return { detail: 'interrupted' };
  }

  async run(): Promise<unknown> {
    const interrupted = new Promise<never>((_, fail) => {
      process.once('SIGINT', () => {
        this.interruption.abort();
        process.once('SIGINT', () => process.exit(130));
        this.onInterrupt().then(
          ({ detail, hint }) => fail(new Interrupted('interrupted', detail, hint)),
          (error: unknown) => fail(error),
        );
      });
    });
    const work = this.work().catch(async (error: unknown) => {
      if (this.signal.aborted) return interrupted;
      throw error;
    });
    return Promise.race([work, interrupted]).finally(() => this.progress.end());
  }

  protected override async catch(error: Error): Promise<void> {
    const report = reportOf(error, this.id?.replaceAll(':', ' ') ?? '');
    if (report.code === 'unexpected' && process.env['DEBUG']) process.stderr.write(`${error.stack}\n`);
    printError(report, this.jsonEnabled());
    process.exitCode = report.exitCode;
  }

  protected override logJson(json: unknown): void {
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  }
}
