import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type Page,
  type PageQuery,
  type TestedCase,
  type TestedRow,
  type TestedRowQuery,
  ValidationFailed,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { In, type Repository } from 'typeorm';
import { z } from 'zod';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { SealedNotes } from '../application/sealed-notes.js';
import { storedAnswer } from '../application/test-campaign-runs.js';
import { TestCampaignQueries } from './test-campaign-queries.js';
import { type TestCampaignRow, TestedCaseRow, VerdictRow } from './test-campaign.entities.js';

const tried = z.object({ text: z.string(), answer: z.string() });
const note = z.object({ comment: z.string() });
const ordinalOf = (name: string): number | undefined => (name.startsWith('row:') ? Number(name.slice(4)) : undefined);

/** Single answers: to the rows of the test set, and to what people tried. */
@Injectable()
export class TestedCases {
  constructor(
    @InjectRepository(TestedCaseRow) private readonly cases: Repository<TestedCaseRow>,
    @InjectRepository(VerdictRow) private readonly verdicts: Repository<VerdictRow>,
    private readonly campaigns: TestCampaignQueries,
    private readonly payloads: RowPayloads,
    private readonly notes: SealedNotes,
  ) {}

  /** Rows of the test set with their answers, in its order. */
  async answers(id: string, { after, limit, wrong, label }: TestedRowQuery): Promise<Page<TestedRow>> {
    const from = after === undefined ? 0 : Number(after) + 1;
    if (!Number.isSafeInteger(from))
      throw new ValidationFailed('page.bad_cursor', 'this `after` is not one that a page of this list gave');
    const items: TestedRow[] = [];
    for await (const [ordinal, row] of this.read(await this.campaigns.find(id))) {
      if (ordinal < from || (wrong === 'yes' && row.label === row.answer)) continue;
      if (label !== undefined && row.label !== label) continue;
      if (items.length === limit) return { items, next: String(ordinalOf(items.at(-1)?.case ?? '') ?? 0) };
      items.push({ case: `row:${ordinal}`, ...row });
    }
    return { items, next: null };
  }

  /** What people tried or judged, the latest first. */
  async list(id: string, query: PageQuery): Promise<Page<TestedCase>> {
    const campaign = await this.campaigns.find(id);
    const builder = this.cases.createQueryBuilder('c').where('c.campaign = :id', { id });
    const { items, next } = await pageOf(builder, { by: ['at', 'case'], direction: 'DESC' }, query);
    const verdicts = await this.verdicts.findBy({ campaign: id, case: In(items.map((row) => row.case)) });
    const wanted = new Set(items.map((row) => ordinalOf(row.case)));
    const rows = new Map<string, z.infer<typeof tried>>();
    if (items.some((row) => row.payload === null))
      for await (const [ordinal, row] of this.read(campaign)) if (wanted.has(ordinal)) rows.set(`row:${ordinal}`, row);
    const shown = items.map(async (row): Promise<TestedCase> => {
      const said = row.payload === null ? rows.get(row.case) : tried.safeParse(await this.notes.get(row.payload)).data;
      const given = verdicts.filter((verdict) => verdict.case === row.case);
      return {
        ...{ case: row.case, by: row.by, at: row.at.toISOString() },
        ...{ text: said?.text ?? null, answer: said?.answer ?? null },
        verdicts: await Promise.all(given.map((verdict) => this.verdictView(verdict))),
      };
    });
    return { items: await Promise.all(shown), next };
  }

  private async verdictView({ by, at, verdict, label, comment }: VerdictRow): Promise<TestedCase['verdicts'][number]> {
    const read = comment === null ? undefined : note.safeParse(await this.notes.get(comment)).data;
    return { by, at: at.toISOString(), verdict, label, comment: read?.comment ?? null };
  }

  private async *read({ answers }: TestCampaignRow): AsyncIterable<[number, z.infer<typeof storedAnswer>]> {
    let ordinal = 0;
    for await (const row of this.payloads.read(answers ?? [])) yield [ordinal++, storedAnswer.parse(row)];
  }
}
