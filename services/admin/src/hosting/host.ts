import type { EnvironmentView, ProcessView } from '@wordslab/contracts';

/** What runs in the environment, without the modules' names. */
export type HostReport = Omit<EnvironmentView, 'version' | 'modules'>;

/** Port: shows what runs in this environment. Both answer also while nothing supervises it. */
export interface Host {
  /** Every process that shall run; cheap. */
  processes(): Promise<readonly ProcessView[]>;
  /** The same with memory and addresses. */
  report(): Promise<HostReport>;
}

export const HOST = Symbol('Host');
