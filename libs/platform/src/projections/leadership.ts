import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';

/** Advisory lock of the projections runner; one per database, so one per module. */
const LOCK = 0x776c7072;
const WAIT_MS = 1_000;

/** Lets one replica work at a time: the lock lives as long as its connection, so a killed leader frees it. */
export class Leadership {
  constructor(
    private readonly database: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Waits for the lock, works, and starts over when the connection is lost; returns once `signal` is aborted. */
  async whileLeading(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.term(signal, work);
      } catch (error) {
        this.logger.warn({ err: error }, 'leadership of the projections was lost');
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }

  private async term(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const connection = this.database.createQueryRunner();
    await connection.connect();
    try {
      const [row]: { leads: boolean }[] = await connection.query('SELECT pg_try_advisory_lock($1) AS leads', [LOCK]);
      if (row?.leads) await this.lead(connection, signal, work);
    } finally {
      await connection
        .query('SELECT pg_advisory_unlock_all()')
        .catch(() => this.logger.debug('the connection that held the lock is gone'));
      await connection.release();
    }
  }

  private async lead(
    connection: QueryRunner,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const term = new AbortController();
    const stop = () => term.abort();
    signal.addEventListener('abort', stop, { once: true });
    const pulse = setInterval(() => void connection.query('SELECT 1').catch(stop), 5 * WAIT_MS);
    try {
      await work(term.signal);
    } finally {
      clearInterval(pulse);
      signal.removeEventListener('abort', stop);
    }
  }
}
