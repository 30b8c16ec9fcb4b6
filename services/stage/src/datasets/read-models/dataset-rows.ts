import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type DatasetRow as Row,
  type DatasetRowQuery,
  isChosen,
  type Page,
  type PageQuery,
  type QuarantinedRow,
  quarantinedRow,
  ValidationFailed,
  versionOf,
} from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { PayloadStore } from '../../payloads/payload-store.js';
import { DatasetChunkRow } from './dataset.entity.js';
import { DatasetQueries } from './dataset-queries.js';
import { rowIdOf } from './row-id.js';

const SHOWN_OF_BAD_ROW = 2000;

/** Rows of a version, read from the payload store page by page. */
@Injectable()
export class DatasetRows {
  constructor(
    private readonly queries: DatasetQueries,
    private readonly payloads: PayloadStore,
    @InjectRepository(DatasetChunkRow) private readonly chunks: Repository<DatasetChunkRow>,
  ) {}

  async rows(id: string, version: number, query: DatasetRowQuery): Promise<Page<Row>> {
    const { content } = await this.queries.versionRow(id, version);
    const key = await this.payloads.rowIdKey(id);
    const read = (line: string, ordinal: number): Row => {
      const row: Record<string, unknown> = JSON.parse(line);
      return { ordinal, id: rowIdOf(row, content.columns, key), row };
    };
    if (query.split === 'all') return this.page(id, version, 'rows', query, read);
    const chosen = chosenFrom(versionOf(id, version), content.rows, query);
    const items: Row[] = [];
    for await (const [line, ordinal] of this.linesAt(id, version, chosen.slice(0, query.limit)))
      items.push(read(line, ordinal));
    return { items, next: chosen.length > query.limit ? String(chosen[query.limit]) : null };
  }

  async quarantine(id: string, version: number, query: PageQuery): Promise<Page<QuarantinedRow>> {
    await this.queries.versionRow(id, version);
    return this.page(id, version, 'quarantine', query, (line) => {
      const bad = quarantinedRow.parse(JSON.parse(line));
      return { ...bad, text: bad.text.slice(0, SHOWN_OF_BAD_ROW) };
    });
  }

  /** The lines of rows at these places, which are in order; each chunk is opened once. */
  private async *linesAt(id: string, version: number, ordinals: readonly number[]): AsyncGenerator<[string, number]> {
    const [from, until] = [ordinals[0], ordinals.at(-1)];
    if (from === undefined || until === undefined) return;
    const chunks = await this.chunksBetween(id, version, 'rows', from, until).getMany();
    for (const chunk of chunks) {
      const here = ordinals.filter((ordinal) => ordinal >= chunk.first && ordinal < chunk.first + chunk.rows);
      const lines = here.length > 0 ? await this.payloads.lines(chunk.payload) : [];
      for (const ordinal of here) yield [lines[ordinal - chunk.first] ?? '{}', ordinal];
    }
  }

  private chunksBetween(id: string, version: number, part: DatasetChunkRow['part'], from: number, until: number) {
    return this.chunks
      .createQueryBuilder('c')
      .where('c.id = :id AND c.version = :version AND c.part = :part', { id, version, part })
      .andWhere('c.first + c.rows > :from AND c.first <= :until', { from, until })
      .orderBy('c.ordinal');
  }

  private async page<T>(
    id: string,
    version: number,
    part: DatasetChunkRow['part'],
    query: PageQuery,
    read: (line: string, ordinal: number) => T,
  ): Promise<Page<T>> {
    const from = startOf(query.after);
    const chunks = await this.chunksBetween(id, version, part, from, from + query.limit).getMany();
    const found: T[] = [];
    for (const chunk of chunks) {
      if (found.length > query.limit) break;
      const lines = await this.payloads.lines(chunk.payload);
      const skip = Math.max(from - chunk.first, 0);
      for (const [i, line] of lines.slice(skip, skip + query.limit + 1 - found.length).entries())
        found.push(read(line, chunk.first + skip + i));
    }
    const items = found.slice(0, query.limit);
    return { items, next: found.length > query.limit ? String(from + items.length) : null };
  }
}

/** The first rows of a split from `after` on: one more than the page holds, where there is one. */
const chosenFrom = (partition: string, rows: number, query: DatasetRowQuery): number[] => {
  const chosen: number[] = [];
  for (let ordinal = startOf(query.after); ordinal < rows && chosen.length <= query.limit; ordinal += 1)
    if (isChosen(query.split, partition, ordinal, query.shares)) chosen.push(ordinal);
  return chosen;
};

/** `after` of a list of rows is the number of rows before the page. */
const startOf = (after: string | undefined): number => {
  if (after === undefined) return 0;
  if (!/^\d{1,9}$/.test(after))
    throw new ValidationFailed(
      'page.bad_cursor',
      'this `after` is not one that a page of this list gave',
      'Leave it out to start from the first page.',
    );
  return Number(after);
};
