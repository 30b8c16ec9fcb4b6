import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type KnownVersion, parsePartReference } from '../domain/part-reference.js';

const COLUMNS = 'kind, id, name, home, version, digest';
const KNOWN_MOST = 2_000;

/** What the stages have told the board of: only that can be pinned. */
@Injectable()
export class KnownVersions {
  constructor(private readonly database: DataSource) {}

  /** Every known version of the entities that a reference could mean. */
  async candidates(text: string): Promise<KnownVersion[]> {
    const reference = parsePartReference(text);
    return reference.by === 'id'
      ? this.database.query(
          `SELECT ${COLUMNS} FROM board_versions WHERE id = $1 AND version = $2 AND digest IS NOT NULL`,
          [reference.id, reference.version],
        )
      : this.database.query(
          `SELECT ${COLUMNS} FROM board_versions WHERE kind = $1 AND name = $2 AND digest IS NOT NULL`,
          [reference.kind, reference.name],
        );
  }

  /** `kind/name` and `kind/name@version` of what is known, the newest first, for hints. */
  async names(): Promise<string[]> {
    const rows: { name: string }[] = await this.database.query(
      `SELECT kind || '/' || name || '@' || version AS name FROM board_versions
       ORDER BY happened_at DESC LIMIT ${KNOWN_MOST}`,
    );
    return rows.map((row) => row.name);
  }
}
