import { RuleViolated, Unavailable, ValidationFailed } from '@wordslab/contracts';
import type { ExitName } from './exit-codes.js';

/** An error that ends with another exit code than its kind would. */
export interface EndsWith {
  readonly exit: ExitName;
}

/** The command line is wrong. */
export class UsageError extends ValidationFailed implements EndsWith {
  readonly exit = 'usage';
}

/** What was followed came to another end than the one asked for. */
export class NotCompleted extends RuleViolated implements EndsWith {
  readonly exit = 'notCompleted';
}

/** It was not over in the time given; it goes on. */
export class TimedOut extends Unavailable implements EndsWith {
  readonly exit = 'timeout';
}

/** Ctrl-C. The message says what goes on, the hint how to look again. */
export class Interrupted extends Unavailable implements EndsWith {
  readonly exit = 'interrupted';
}
