import { Args, Flags } from '@oclif/core';
import type { LogSource } from '@wordslab/hosting';
import { WordslabCommand } from '../base/wordslab-command.js';
import { paint } from '../render/colour.js';
import { clean } from '../render/text.js';

interface LogLines {
  process: string;
  file: string;
  lines: string[];
}

export default class Logs extends WordslabCommand {
  static override description = 'Show the end of the logs of a home; with --follow also what is written from now on.';
  static override result = '{ process, file, lines: string[] }[]; with --follow one { process, line } per line';
  static override examples = [
    '<%= config.bin %> <%= command.id %> acme/dev',
    '<%= config.bin %> <%= command.id %> acme/dev/service --follow',
    '<%= config.bin %> <%= command.id %> supervisor --lines 50',
  ];
  static override args = {
    process: Args.string({
      default: 'all',
      description: 'Process id or its beginning (acme, acme/dev, acme/dev/service), supervisor, or all.',
    }),
  };
  static override flags = {
    follow: Flags.boolean({ char: 'f', description: 'Go on until Ctrl-C.' }),
    lines: Flags.integer({
      char: 'n',
      min: 0,
      max: 10_000,
      default: 20,
      description: 'Last lines of each log.',
      helpValue: 'N',
    }),
  };

  protected override async onInterrupt() {
    return { detail: 'stopped following the logs' };
  }

  protected async work(): Promise<LogLines[] | undefined> {
    const { args, flags } = await this.parse(Logs);
    const { followLog, lastLines, resolveHome } = await import('@wordslab/hosting');
    const home = await resolveHome(flags.home);
    const sources = await this.sourcesOf(home, args.process);
    const found = await Promise.all(
      sources.map(async (source) => ({ ...source, lines: await lastLines(source, flags.lines) })),
    );
    if (!flags.follow) {
      for (const { process, lines } of found) for (const line of lines) this.log(this.lineOf(process, line, sources));
      return found;
    }
    for (const { process, lines } of found) for (const line of lines) this.tell(process, line, sources);
    await Promise.all(
      sources.map((source) => followLog(source, (line) => this.tell(source.process, line, sources), this.signal)),
    );
    return undefined;
  }

  private lineOf(process: string, line: string, sources: readonly LogSource[]): string {
    return sources.length > 1 ? `${paint('faint', process)}  ${clean(line)}` : clean(line);
  }

  private tell(process: string, line: string, sources: readonly LogSource[]): void {
    if (this.jsonEnabled()) console.log(JSON.stringify({ process, line }));
    else this.log(this.lineOf(process, line, sources));
  }

  private async sourcesOf(home: string, target: string): Promise<LogSource[]> {
    const { logsOf } = await import('@wordslab/hosting');
    const { isWordslabError } = await import('@wordslab/contracts');
    try {
      return await logsOf(home, target);
    } catch (error) {
      if (!isWordslabError(error) || error.code !== 'process.unknown') throw error;
      const { unknownName } = await import('../find/near.js');
      const ids = (await logsOf(home, 'all')).map((s) => s.process);
      const known = ids.flatMap((id) => [id, id.split('/').slice(0, 2).join('/')]);
      throw unknownName('process', target, known, { code: 'process.unknown', where: home, list: 'wordslab status' });
    }
  }
}
