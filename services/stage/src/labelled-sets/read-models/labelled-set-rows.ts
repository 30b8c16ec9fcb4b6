import { Injectable } from '@nestjs/common';
import { type LabelledRow, labelledRow, type Page, type PageQuery, ValidationFailed } from '@wordslab/contracts';
import { RowPayloads } from '../../payloads/row-payloads.js';
import type { LabelledSetKind } from '../domain/labelled-set.js';
import { LabelledSetQueries } from './labelled-set-queries.js';

/** Rows of a set, page by page; `after` is the number of rows before the page. */
@Injectable()
export class LabelledSetRows {
  constructor(
    private readonly queries: LabelledSetQueries,
    private readonly payloads: RowPayloads,
  ) {}

  /** @throws NotFound `<kind>.version_not_found`, ValidationFailed `page.bad_cursor` */
  async page(kind: LabelledSetKind, id: string, version: number, query: PageQuery): Promise<Page<LabelledRow>> {
    const { content } = await this.queries.version(kind, id, version);
    const from = startOf(query.after);
    let first = 0;
    const items: LabelledRow[] = [];
    for (const payload of content.payloads) {
      const end = first + payload.rows;
      if (end > from && items.length < query.limit) {
        const skipped = Math.max(from - first, 0);
        let at = 0;
        for await (const row of this.payloads.read([payload]))
          if (at++ >= skipped && items.length < query.limit) items.push(labelledRow.parse(row));
      }
      first = end;
    }
    return { items, next: from + items.length < content.items ? String(from + items.length) : null };
  }
}

const startOf = (after: string | undefined): number => {
  if (after === undefined) return 0;
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw new ValidationFailed(
    'page.bad_cursor',
    'this `after` is not one that a page of this list gave',
    'Leave it out to start from the first page.',
  );
};
