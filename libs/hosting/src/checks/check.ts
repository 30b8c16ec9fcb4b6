import type { HomeLayout } from '../home/layout.js';
import type { Installation } from '../installation.js';

export type CheckState = 'pass' | 'warn' | 'fail' | 'skip';

export interface Finding {
  readonly state: CheckState;
  readonly observed: string;
  readonly expected: string;
  /** What to do about it; there on `warn` and `fail`. */
  readonly hint?: string;
}

export interface CheckContext {
  readonly home: HomeLayout;
  readonly installation: Installation | null;
  readonly env: NodeJS.ProcessEnv;
  readonly cache: string;
}

/** Looks at one thing and changes nothing. */
export interface Check {
  /** Stable and documented: `host.node`. */
  readonly id: string;
  readonly title: string;
  run(context: CheckContext): Promise<Finding>;
}

export interface CheckResult extends Finding {
  readonly id: string;
  readonly title: string;
}
