import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CopyDetail,
  type CopyQuery,
  type CopyRow as Row,
  type CopySummary,
  homeOf,
  NotFound,
  type Page,
  type PageQuery,
  type SetSource,
  Unavailable,
  ValidationFailed,
} from '@wordslab/contracts';
import { type Clock, CLOCK, pageOf } from '@wordslab/platform';
import { DataSource, type Repository } from 'typeorm';
import { CopyProvenance } from './copy-provenance.js';
import { CopyRow } from './copy.entity.js';

const PAGE_OF_ALL = 2_000;

@Injectable()
export class CopyQueries {
  constructor(
    @InjectRepository(CopyRow) private readonly copies: Repository<CopyRow>,
    private readonly database: DataSource,
    private readonly provenance: CopyProvenance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: CopyQuery): Promise<Page<CopySummary>> {
    const builder = this.copies.createQueryBuilder('c');
    if (query.kind !== undefined) builder.andWhere('c.kind = :kind', { kind: query.kind });
    if (query.name !== undefined) builder.andWhere('c.name = :name', { name: query.name });
    const { items, next } = await pageOf(builder, { by: ['kind', 'name', 'id'], direction: 'ASC' }, query);
    return { items: items.map((row) => this.summary(row)), next };
  }

  async show(id: string): Promise<CopyDetail> {
    const row = await this.find(id);
    const { source, receipt, offer, manifest } = row.activated;
    return { ...this.summary(row), source, receipt, ...(await this.provenance.of({ offer, manifest })) };
  }

  /** Rows of the active snapshot, by ordinal. */
  async rows(id: string, query: PageQuery): Promise<Page<Row>> {
    const { projection, snapshot } = await this.find(id);
    const after = query.after ?? '-1';
    if (!/^-?\d{1,15}$/.test(after))
      throw new ValidationFailed(
        'page.bad_cursor',
        'this `after` is not one that a page of this list gave',
        'Leave it out to start from the first page.',
      );
    const found: { ordinal: string; row: Record<string, unknown> }[] = await this.database.query(
      `SELECT ordinal, row FROM ${tableOf(projection)} WHERE snapshot = $1 AND ordinal > $2 ORDER BY ordinal LIMIT $3`,
      [snapshot, after, query.limit + 1],
    );
    const items = found.slice(0, query.limit).map(({ ordinal, row }) => ({ ordinal: Number(ordinal), row }));
    const last = items.at(-1);
    return { items, next: found.length > query.limit && last ? String(last.ordinal) : null };
  }

  /**
   * Every row of the active snapshot in the home's order, read a page at a time. The snapshot is the one that was active
   * at the beginning, whatever arrives meanwhile; its rows stay until it is replaced twice.
   * @throws NotFound `copy.not_found`, Unavailable `copy.replaced`
   */
  async *allRows(id: string): AsyncIterable<{ ordinal: number; row: Record<string, unknown> }> {
    const { projection, snapshot, rows } = await this.find(id);
    for (let after = -1, read = 0; ;) {
      const found: { ordinal: string; row: Record<string, unknown> }[] = await this.database.query(
        `SELECT ordinal, row FROM ${tableOf(projection)} WHERE snapshot = $1 AND ordinal > $2 ORDER BY ordinal LIMIT ${PAGE_OF_ALL}`,
        [snapshot, after],
      );
      for (const { ordinal, row } of found) yield { ordinal: Number(ordinal), row };
      read += found.length;
      const last = found.at(-1);
      if (!last || found.length < PAGE_OF_ALL) {
        if (read < rows) throw replaced(id);
        return;
      }
      after = Number(last.ordinal);
    }
  }

  /** What a set made of this copy names as its source. @throws NotFound `copy.not_found` */
  async sourceOf(id: string): Promise<SetSource> {
    const { kind, name, digest, snapshot } = await this.find(id);
    return { kind, version: id, name, digest, snapshot };
  }

  private async find(id: string): Promise<CopyRow> {
    const row = await this.copies.findOneBy({ id });
    if (row) return row;
    throw new NotFound('copy.not_found', `there is no copy of ${id} here`, 'List what is here: GET /api/v1/copies.');
  }

  private summary(row: CopyRow): CopySummary {
    const { id, kind, name, version, digest, from, projection, snapshot, rows, activatedAt } = row;
    const ageSeconds = Math.max(0, (this.clock.now().getTime() - activatedAt.getTime()) / 1000);
    const { policy } = row.activated;
    return {
      ...{ id, kind, name, version, digest, home: homeOf(id), from, projection, snapshot, policy, rows },
      activatedAt: activatedAt.toISOString(),
      ageSeconds,
    };
  }
}

/** Better said than a set made of half of the rows. */
const replaced = (id: string) =>
  new Unavailable(
    'copy.replaced',
    `${id} was replaced by later copies while it was read`,
    'Try again: the present copy is read then.',
  );

/** The shipper's table of a projection; the name came over a link, so its form is checked before it is in SQL. */
const tableOf = (projection: string): string => {
  if (!/^[a-z][a-z0-9-]{0,50}$/.test(projection))
    throw new ValidationFailed('copy.bad_projection', `'${projection}' does not name a projection`);
  return `copies."${projection.replaceAll('-', '_')}"`;
};
