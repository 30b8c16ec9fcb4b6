/** Wakes those who wait for the log to grow. A change between looking and waiting is not lost: see `version`. */
export class Changes {
  #version = 0;
  readonly #waiting = new Set<() => void>();

  /** Grows with every change; read it before looking at the log, hand it to `wait` afterwards. */
  get version(): number {
    return this.#version;
  }

  notify(): void {
    this.#version += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at a change since `version`, after `timeoutMs`, or when `signal` aborts, whichever comes first. */
  wait(version: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (version !== this.#version || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }
}
