/** Where a module listens and what its callers must show. */
export interface ModuleConnection {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly token: string;
  /** For messages: `dev of acme`. */
  readonly name: string;
  /** Recorded as the actor of each command. */
  readonly actor?: string;
  /** Ends every call that is under way. */
  readonly signal?: AbortSignal;
  /**
   * How long a call is repeated while the module cannot be reached, ms; default 2,000 until it has answered once, 20,000
   * after that, since it is starting again then. Repeats are harmless: they bear the same key.
   */
  readonly patienceMs?: number;
  /** Told each time that a call is about to be repeated. */
  readonly onRepeat?: () => void;
}

/** How long one call may take before it counts as unanswered. */
export const ANSWER_MS = 60_000;
