import { RevisionConflict } from '@wordslab/contracts';
import type { EntityManager } from 'typeorm';

interface CheckpointRow {
  position: string | null;
  version: number;
}

/** Stored in place of a version when the positions were voided, because the log is another one. */
export const VOID_VERSION = -1;

/** Where a follower of the log stands: one row each in `platform.checkpoints`, moved in the transaction of its effects. */
export class Checkpoint {
  private position: string | null = null;

  constructor(readonly name: string) {}

  get at(): string | null {
    return this.position;
  }

  /**
   * Reads the row, making it at first. When the stored version is another, `differs` is told it and says what becomes of
   * the row: after `emptied` it starts from zero, after `kept` it stays as it is.
   * @returns whether the row is of this version
   */
  async open(
    em: EntityManager,
    version: number,
    differs: (em: EntityManager, stored: number) => Promise<'emptied' | 'kept'>,
  ): Promise<boolean> {
    const rows: CheckpointRow[] = await em.query(
      'SELECT position, version FROM platform.checkpoints WHERE name = $1 FOR UPDATE',
      [this.name],
    );
    const row = rows[0];
    this.position = row?.position ?? null;
    if (row?.version === version) return true;
    if (row && (await differs(em, row.version)) === 'kept') return false;
    await setCheckpoint(em, { name: this.name, version, position: null });
    this.position = null;
    return true;
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

/** Makes what was written into the follower's tables count as the log up to `position`, whatever stood there before. */
export const setCheckpoint = async (
  em: EntityManager,
  { name, version, position }: { name: string; version: number; position: string | null },
): Promise<void> => {
  await em.query(
    `INSERT INTO platform.checkpoints (name, version, position) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = excluded.position, updated_at = now()`,
    [name, version, position],
  );
};
