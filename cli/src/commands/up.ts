import { Flags } from '@oclif/core';
import type { RunningEnvironment, StepEvent } from '@wordslab/hosting';
import { WordslabCommand } from '../base/wordslab-command.js';
import { facts } from '../render/table.js';
import { duration } from '../render/text.js';

export default class Up extends WordslabCommand {
  static override description =
    'Make this computer a hosting environment: checks, database, supervisor, Admin.\nRun again, it goes on where it was ' +
    'interrupted, with all data, and changes nothing where all is well.';
  static override result =
    '{ home, alreadyRunning: boolean, address, adminUrl, ingressPort: number, tokenFile, eventStore, warnings: string[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --home ./trial --yes',
    '<%= config.bin %> <%= command.id %> --event-store kurrentdb',
    '<%= config.bin %> <%= command.id %> --event-store-url "kurrentdb+discover://{module}.{tenant}.kurrent.svc:2113"',
    '<%= config.bin %> <%= command.id %> --expose-event-store acme/dev',
  ];
  static override flags = {
    yes: Flags.boolean({ char: 'y', description: 'Answer yes to every question, such as installing a package.' }),
    port: Flags.integer({
      min: 1,
      max: 65_535,
      description: 'Port for people, or the first free one after it; 8080.',
      helpValue: 'PORT',
    }),
    'event-store': Flags.option({
      options: ['postgres', 'kurrentdb'] as const,
      description:
        "How the modules' logs are reached: in their databases, or there behind KurrentDB's protocol. Kept for later.",
      helpValue: 'STORE',
    })(),
    'event-store-url': Flags.string({
      multiple: true,
      description:
        "Keep the modules' logs in KurrentDBs that somebody else runs: a URL with {tenant} and {module} in it, or " +
        '<tenant>/<module>=URL for one module (Admin is _/admin). Kept for later.',
      helpValue: 'URL',
    }),
    'expose-event-store': Flags.string({
      multiple: true,
      description:
        "Show the log of <tenant>/<module> to KurrentDB's clients on this computer, to be read; `all` or `none`. Kept for later.",
      helpValue: 'MODULE',
    }),
  };

  protected override async onInterrupt() {
    return { detail: 'interrupted; what was done stays', hint: 'Run `wordslab up` again: it goes on from there.' };
  }

  protected async work(): Promise<RunningEnvironment> {
    const { flags } = await this.parse(Up);
    const { loadInstallation, resolveHome, upEnvironment } = await import('@wordslab/hosting');
    const { ask } = await import('../hosting/ask.js');
    const { checkText } = await import('../hosting/check-text.js');
    const running = await upEnvironment({
      home: await resolveHome(flags.home),
      installation: await loadInstallation(),
      ingressPort: flags.port,
      eventStore: {
        store: flags['event-store'],
        urls: flags['event-store-url'],
        exposed: flags['expose-event-store'],
      },
      confirm: flags.yes ? async () => true : (question) => this.paused(() => ask(question, this.signal)),
      onCheck: (check) => {
        if (check.state === 'warn') this.progress.line(checkText(check, process.stderr));
      },
      onStep: (event) => this.tell(event),
      onProgress: (message) => this.progress.now(message),
    });
    for (const warning of running.warnings) this.progress.line(`warn  ${warning}`);
    this.log(
      facts([
        ['wordslab', running.alreadyRunning ? 'was running already' : 'is up'],
        ['Home', running.home],
        ['For people', running.address],
        ['For programs', running.adminUrl],
        ['Token in', running.tokenFile],
        ['Event logs', running.eventStore],
      ]),
    );
    return running;
  }

  private paused<T>(work: () => Promise<T>): Promise<T> {
    this.progress.end();
    return work();
  }

  private tell({ title, phase, detail, index, of, ms }: StepEvent): void {
    const what = `[${index}/${of}] ${title}`;
    switch (phase) {
      case 'acting':
        return this.progress.now(what, (index - 1) / of);
      case 'verified':
        return this.progress.line(`${what}: ${detail} (${duration(ms / 1000)})`);
      case 'observed':
        return this.progress.line(`${what}: ${detail}`);
      case 'failed':
        return this.progress.line(`${what}: failed (${duration(ms / 1000)})`);
      default:
        return phase satisfies never;
    }
  }
}
