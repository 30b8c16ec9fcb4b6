import { RevisionConflict } from '@wordslab/contracts';
import type { EntityManager } from 'typeorm';

interface CheckpointRow {
  position: string | null;
  version: number;
}

/** Where a follower of the log stands: one row each in `platform.checkpoints`, moved in the transaction of its effects. */
export class Checkpoint {
  private position: string | null = null;

  constructor(readonly name: string) {}

  get at(): string | null {
    return this.position;
  }

  /** Reads the row, making it at first. When the stored version differs, `empty` is called and it starts from zero. */
  async open(em: EntityManager, version: number, empty: (em: EntityManager) => Promise<void>): Promise<void> {
    const rows: CheckpointRow[] = await em.query(
      'SELECT position, version FROM platform.checkpoints WHERE name = $1 FOR UPDATE',
      [this.name],
    );
    const row = rows[0];
    if (row && row.version === version) {
      this.position = row.position;
      return;
    }
    if (row) await empty(em);
    await em.query(
      `INSERT INTO platform.checkpoints (name, version, position) VALUES ($1, $2, NULL)
       ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = NULL, updated_at = now()`,
      [this.name, version],
    );
    this.position = null;
  }

  /**
   * Compare and set: moves on only from where this process believes it to be, so that a second process which also
   * thinks it leads cannot apply an event twice.
   * @throws RevisionConflict `checkpoint.fenced`
   */
  async move(em: EntityManager, to: string): Promise<() => void> {
    const result: [unknown, number] = await em.query(
      'UPDATE platform.checkpoints SET position = $2, updated_at = now() WHERE name = $1 AND position IS NOT DISTINCT FROM $3',
      [this.name, to, this.position],
    );
    if (result[1] !== 1)
      throw new RevisionConflict(
        'checkpoint.fenced',
        `another process moved the checkpoint of ${this.name}`,
        'It leads now; this process waits for its turn.',
      );
    return () => {
      this.position = to;
    };
  }
}
