import { Flags } from '@oclif/core';
import type { CopiedLog, CopyProgress } from '@wordslab/eventstore';
import { WordslabCommand } from '../../base/wordslab-command.js';
import type { NamedStore } from '../../find/event-stores.js';
import { facts } from '../../render/table.js';
import { count, duration, number } from '../../render/text.js';

interface Copied {
  readonly from: string;
  readonly to: string;
  readonly events: number;
  readonly copied: number;
  readonly digest: string;
  readonly heads: CopiedLog['heads'];
  readonly stopped: readonly string[];
}

const store = (env: string, description: string) =>
  Flags.string({ required: true, env, description, helpValue: 'URL' });

export default class EventstoreCopy extends WordslabCommand {
  static override description =
    'Copy an event log into another store: streams, revisions, ids, types, data and metadata stay, in the order of the log.\n' +
    'A store is the URL of a Postgres database (postgres://) or of a KurrentDB (kurrentdb://, esdb://), or a module of the ' +
    'home such as acme/dev. The target must be empty or a copy that was begun: interrupted or killed, the same command ' +
    'goes on where the target stands. At the end both logs are read and compared from their beginnings, and the digest ' +
    'that they share is shown. Nothing is ever changed or removed in either.';
  static override result =
    '{ from, to, events: number, copied: number, digest, heads: { from, to }, stopped: string[] }; copied is what this run added';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --from acme/dev --to kurrentdb://127.0.0.1:2113?tls=false',
    '<%= config.bin %> <%= command.id %> --from acme/dev --to kurrentdb://127.0.0.1:2113?tls=false --stop',
    '<%= config.bin %> <%= command.id %> --from kurrentdb://127.0.0.1:2113?tls=false --to postgres://postgres@db/acme_dev',
  ];
  static override flags = {
    from: store('WORDSLAB_COPY_FROM', 'Store to copy from.'),
    to: store('WORDSLAB_COPY_TO', 'Store to copy to. A database without an event log is given one.'),
    stop: Flags.boolean({
      description: 'Stop the service and the shipper of the module named by --from first; they stay stopped.',
    }),
    yes: Flags.boolean({ char: 'y', description: 'Do not ask before a database is given an event log.' }),
  };

  private ended: Promise<unknown> = Promise.resolve();

  protected override async onInterrupt() {
    await this.ended.catch(() => undefined); // the append that is under way
    return {
      detail: 'the copy is not complete; what was copied stays',
      hint: 'Run the same command again: it goes on from there.',
    };
  }

  protected async work(): Promise<Copied> {
    const { flags } = await this.parse(EventstoreCopy);
    const { namedStore } = await import('../../find/event-stores.js');
    const [from, to] = await Promise.all([namedStore(flags.from, flags.home), namedStore(flags.to, flags.home)]);
    await this.refuseSame(from, to);
    await this.prepare(from, to, flags.yes);
    const stopped = flags.stop ? await this.stopWriters(from, flags.home) : [];
    const began = Date.now();
    const copying = this.copy(from, to);
    this.ended = copying;
    const result = await copying;
    this.tell(from, to, result, (Date.now() - began) / 1000);
    return { from: from.name, to: to.name, ...result, stopped };
  }

  private async copy(from: NamedStore, to: NamedStore): Promise<CopiedLog> {
    const { copyLog } = await import('@wordslab/eventstore');
    const { openNamed } = await import('../../find/event-stores.js');
    const [source, target] = await Promise.all([openNamed(from), openNamed(to)]);
    try {
      return await copyLog({
        from: source,
        to: target,
        throughProtocol: to.kind === 'kurrentdb',
        signal: this.signal,
        onProgress: this.shower(),
      });
    } catch (error) {
      throw await goesOn(error);
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  }

  /** `12,000 events copied, 3,100/s, 40 s left`, the rate being that of the phase so far. */
  private shower(): (progress: CopyProgress) => void {
    let phase: CopyProgress['phase'] | undefined;
    let began = 0;
    return (progress) => {
      if (phase !== progress.phase) [phase, began] = [progress.phase, Date.now()];
      const seconds = (Date.now() - began) / 1000;
      const rate = seconds > 0 ? `, ${number(Math.round(progress.events / seconds))}/s` : '';
      const left = progress.fraction > 0 ? (seconds * (1 - progress.fraction)) / progress.fraction : null;
      const done = phase === 'copying' ? 'copied' : 'compared';
      this.progress.now(`${count(progress.events, 'event')} ${done}${rate}, ${duration(left)} left`, progress.fraction);
    };
  }

  private tell(from: NamedStore, to: NamedStore, result: CopiedLog, seconds: number): void {
    this.progress.end();
    const { copied, events, digest, heads } = result;
    this.log(
      facts([
        ['From', from.name],
        ['To', to.name],
        ['Events', `${number(events)}, of which ${number(copied)} were copied now`],
        ['Compared', `equal from the first to the last, ${digest}`],
        ['Took', duration(seconds)],
      ]),
    );
    // Positions are decimal numbers.
    if (BigInt(heads.to) < BigInt(heads.from))
      this.progress.line(
        'warn  positions in the target are smaller: what this module has sent to another before is refused there when ' +
          'it is sent again (snapshot.older_than_base), until positions have grown. See docs/how-to/move-an-event-store.md.',
      );
  }

  private async refuseSame(from: NamedStore, to: NamedStore): Promise<void> {
    if (from.url !== to.url) return;
    const { UsageError } = await import('../../errors/cli-errors.js');
    throw new UsageError('usage.same_store', '--from and --to name the same store', 'Name another with --to.');
  }

  /** Both databases are looked at before anything is written. */
  private async prepare(from: NamedStore, to: NamedStore, yes: boolean): Promise<void> {
    const { hasEventStore, makeEventStore } = await import('@wordslab/eventstore');
    if (from.kind === 'postgres' && !(await hasEventStore(from.url))) {
      const { NotFound } = await import('@wordslab/contracts');
      throw new NotFound('eventstore.none', `${from.name} has no event log`, 'Look at --from.');
    }
    if (to.kind === 'kurrentdb' || (await hasEventStore(to.url))) return;
    if (!yes) await this.confirmSchema(to.name);
    await makeEventStore(to.url);
    this.progress.line(`${to.name} was given an event log (schema eventstore)`);
  }

  private async confirmSchema(name: string): Promise<void> {
    const { ask, canAsk } = await import('../../hosting/ask.js');
    const { UsageError } = await import('../../errors/cli-errors.js');
    const { RuleViolated } = await import('@wordslab/contracts');
    if (!canAsk())
      throw new UsageError(
        'usage.not_confirmed',
        `${name} has no event log and would be given one, and nobody can be asked here`,
        'Say so with --yes.',
      );
    if (!(await ask(`${name} has no event log. Make schema eventstore there?`, this.signal)))
      throw new RuleViolated('eventstore.not_confirmed', 'not confirmed; nothing was written');
  }

  private async stopWriters({ module }: NamedStore, homeFlag: string | undefined): Promise<readonly string[]> {
    if (!module) {
      const { UsageError } = await import('../../errors/cli-errors.js');
      throw new UsageError(
        'usage.stop_needs_module',
        '--stop is for a module of the home, and --from names none',
        'Name one, such as --from acme/dev, or stop what writes to the store yourself.',
      );
    }
    const { askSupervisor, HomeLayout, resolveHome } = await import('@wordslab/hosting');
    const home = new HomeLayout(await resolveHome(homeFlag));
    for (const target of module.writers) await askSupervisor(home, { op: 'stop', target });
    this.progress.line(
      `${module.writers.join(' and ')} stopped; \`wordslab down\` and \`wordslab up\` start them again`,
    );
    return module.writers;
  }
}

/** Where a store went away in the middle, how to go on. */
const goesOn = async (error: unknown): Promise<unknown> => {
  const { isWordslabError, Unavailable } = await import('@wordslab/contracts');
  if (!isWordslabError(error) || error.kind !== 'Unavailable') return error;
  return new Unavailable(
    error.code,
    `${error.message}; what was copied stays`,
    'Run the same command again when it answers: it goes on from there.',
    undefined,
    { cause: error },
  );
};
