export interface ProvisionOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cache: string;
  /** Asked before the system's package manager installs something; `--yes` answers true. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly onProgress: (message: string) => void;
  /** Overrides where the release is fetched from, for a mirror. */
  readonly releaseUrl?: string;
}

/** A way to come by nats-server: the program's path, or an error that says why not. */
export interface Way {
  readonly title: string;
  readonly find: (options: ProvisionOptions) => Promise<string>;
  /** For a way that fetches: whether its source answers, without fetching; says what would be done. */
  readonly reach?: (options: ProvisionOptions) => Promise<string>;
}
