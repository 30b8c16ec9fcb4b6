import { Args, Flags } from '@oclif/core';
import type { LogVerification, VerificationProgress } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import type { VerifiedLog } from '../../find/event-logs.js';
import { count, number } from '../../render/text.js';

interface Verified {
  readonly whole: boolean;
  readonly logs: readonly VerifiedLog[];
}
interface Flagged {
  home?: string;
  tenant?: string;
  as?: string;
  all: boolean;
  url?: string;
  after?: string;
}

export default class EventstoreVerify extends TenantCommand {
  static override description =
    "Walk an event log and say whether it is whole: every event can be read by its module's version of wordslab, every " +
    'event is the one that was written (a hash chain per stream), none is missing. The module goes on working meanwhile.\n' +
    'Ends with code 3 when something is wrong, and names the first event of each problem. Of a stream whose last events ' +
    'were removed, and nothing was written to the log since, nobody can tell. A KurrentDB keeps no chain: its logs are parsed only.';
  static override result =
    '{ whole: boolean, logs: { log, verification: logVerification | null, failure: { code, detail, hint? } | null }[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> acme/dev',
    '<%= config.bin %> <%= command.id %> --all',
    '<%= config.bin %> <%= command.id %> acme/dev --after 120000',
    '<%= config.bin %> <%= command.id %> --url postgres://postgres@db/acme_dev',
  ];
  static override args = {
    module: Args.string({ description: 'A module, such as dev or acme/dev; Admin is _/admin.' }),
  };
  static override flags = {
    all: Flags.boolean({ description: 'Every log of the home, Admin’s too.', exclusive: ['url', 'after'] }),
    url: Flags.string({
      description: 'A Postgres database whose module does not run: chain and gaps alone.',
      helpValue: 'URL',
    }),
    after: Flags.string({ description: 'Go on after this position.', helpValue: 'POSITION' }),
  };

  private now = { log: '', upTo: '0', faults: 0 };

  protected override async onInterrupt() {
    const { log, upTo, faults } = this.now;
    return {
      detail: `stopped at position ${upTo} of ${log}; ${faults === 0 ? 'nothing was wrong so far' : `${count(faults, 'problem')} so far`}`,
      hint: `The same for this log alone, with \`--after ${upTo}\`, goes on from there.`,
    };
  }

  protected async work(): Promise<Verified> {
    const { args, flags } = await this.parse(EventstoreVerify);
    const { failedLog, isWhole, verifiedText } = await import('../../find/event-logs.js');
    const { exitCodes } = await import('../../errors/exit-codes.js');
    const logs: VerifiedLog[] = [];
    for (const { log, verify } of await this.wanted(args.module, flags)) {
      const verified = await verify().then(
        (verification): VerifiedLog => ({ log, verification, failure: null }),
        (error: unknown) => {
          // One that cannot be asked does not keep the others from being looked at.
          if (!flags.all || this.signal.aborted) throw error;
          return failedLog(log, error);
        },
      );
      this.progress.end();
      this.log(verifiedText(verified));
      logs.push(verified);
    }
    const whole = logs.every(isWhole);
    const unasked = logs.some(({ failure }) => failure);
    if (!whole) process.exitCode = exitCodes[unasked && !broken(logs) ? 'unavailable' : 'checkFailed'].code;
    return { whole, logs };
  }

  private async wanted(
    module: string | undefined,
    flags: Flagged,
  ): Promise<{ log: string; verify: () => Promise<LogVerification> }[]> {
    const { everyLog, verifyModule, verifyStore } = await import('../../find/event-logs.js');
    if ([module, flags.all || undefined, flags.url].filter((said) => said !== undefined).length !== 1)
      throw await nothingNamed();
    const { url, after } = flags;
    if (url !== undefined) {
      const log = await nameOf(url);
      return [{ log, verify: () => verifyStore(url, { after, signal: this.signal, onProgress: this.shower(log) }) }];
    }
    const environment = await this.environment(flags);
    const modules = module === undefined ? await everyLog(environment) : [await environment.module(module)];
    return modules.map((connection) => ({
      log: connection.name,
      verify: () => verifyModule(connection, after, this.shower(connection.name)),
    }));
  }

  /** `acme/dev: 12,000 events, 24,100/s`. */
  private shower(log: string): (progress: VerificationProgress) => void {
    const began = Date.now();
    return ({ upTo, events, fraction, faults }) => {
      this.now = { log, upTo, faults };
      const rate = Math.round(events / Math.max((Date.now() - began) / 1000, 0.001));
      const wrong = faults > 0 ? `, ${count(faults, 'problem')}` : '';
      this.progress.now(`${log}: ${count(events, 'event')}, ${number(rate)}/s${wrong}`, fraction);
    };
  }
}

const broken = (logs: readonly VerifiedLog[]): boolean =>
  logs.some(({ verification }) => verification !== null && verification.faults.length > 0);

const nothingNamed = async (): Promise<Error> => {
  const { UsageError } = await import('../../errors/cli-errors.js');
  return new UsageError(
    'usage.which_log',
    'name one module, or --all, or --url',
    'Such as `wordslab eventstore verify acme/dev`.',
  );
};

/** A database as it may be shown: without a password. @throws UsageError `usage.bad_url` */
const nameOf = async (url: string): Promise<string> => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed && /^postgres(ql)?:$/.test(parsed.protocol)) return `${parsed.host}${parsed.pathname}`;
  const { UsageError } = await import('../../errors/cli-errors.js');
  throw new UsageError(
    'usage.bad_url',
    '--url is no Postgres database',
    'It looks like postgres://user@host/database. A KurrentDB keeps no chain: have its module verify it.',
  );
};
