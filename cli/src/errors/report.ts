import { isWordslabError } from '@wordslab/contracts';
import { z } from 'zod';
import { didYouMean } from '../find/near.js';
import { exitCodes, type ExitName, exitOfKind } from './exit-codes.js';

/** An error as `--json` shows it under `error`, and as it is told in words. */
export interface ErrorReport {
  /** Stable and documented: `dataset.not_csv`. */
  code: string;
  /** What and why. */
  detail: string;
  /** What to do next. */
  hint?: string;
  details?: Readonly<Record<string, unknown>>;
  /** Under which the module's log has it. */
  correlationId?: string;
  exitCode: number;
}

const parsedFlags = z.object({
  parse: z.object({ input: z.object({ flags: z.record(z.string(), z.unknown()) }) }),
});

const isExitName = (value: unknown): value is ExitName => typeof value === 'string' && value in exitCodes;

const exitNameOf = (error: Error & { kind: keyof typeof exitOfKind; code: string }): ExitName => {
  if ('exit' in error && isExitName(error.exit)) return error.exit;
  if (error.code === 'unexpected') return 'unexpected';
  return error.code === 'check.failed' ? 'checkFailed' : exitOfKind[error.kind];
};

/** oclif's sentence without what it adds: the way to help, and a note on flags that take several values at once (ours do not). */
const words = (message: string): string =>
  message
    .replace(/\n?See more help with --help\s*$/, '')
    .replace(/\n\s*\nNote: --[^]*$/, '')
    .replace(/^Parsing (--\S+)\s+/, '$1: ')
    .replace(/^The following errors? occurred:\s*/, '')
    .replace(/Missing required flag (\S+)/g, 'Missing required flag --$1')
    .trim();

/** What a flag that does not exist was probably meant to be. */
const flagHint = (error: Error): string => {
  const unknown = 'flags' in error && Array.isArray(error.flags) ? String(error.flags[0]) : '';
  const known = parsedFlags.safeParse(error);
  return unknown && known.success
    ? didYouMean(
        unknown,
        Object.keys(known.data.parse.input.flags).map((name) => `--${name}`),
      )
    : '';
};

/** oclif's own errors carry their exit code; what its parser refuses is a wrong command line. */
const parserReport = (error: Error, command: string): ErrorReport | null => {
  if (!('oclif' in error && 'parse' in error) && !error.message.startsWith('Parsing --')) return null;
  return {
    code: 'usage.invalid',
    detail: words(error.message),
    hint: `${flagHint(error)}See \`wordslab ${command ? `${command} ` : ''}--help\`.`,
    exitCode: exitCodes.usage.code,
  };
};

/** What any thrown thing means for a user. `command` is the command's words, for the hint. */
export const reportOf = (error: unknown, command: string): ErrorReport => {
  if (isWordslabError(error)) {
    const { correlationId, ...details } = error.details ?? {};
    return {
      code: error.code,
      detail: words(error.message),
      ...(error.hint ? { hint: error.hint } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
      ...(typeof correlationId === 'string' ? { correlationId } : {}),
      exitCode: exitCodes[exitNameOf(error)].code,
    };
  }
  const fromParser = error instanceof Error ? parserReport(error, command) : null;
  if (fromParser) return fromParser;
  return {
    code: 'unexpected',
    detail: error instanceof Error ? error.message : String(error),
    hint: 'This is a defect of wordslab. Run it again with DEBUG=wordslab to see where it happened, and report it.',
    exitCode: exitCodes.unexpected.code,
  };
};
