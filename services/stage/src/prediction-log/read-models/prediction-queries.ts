import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  dayOf,
  dayVersion,
  NotFound,
  type Page,
  type PageQuery,
  type PredictionDay,
  type PredictionQuery,
  predictionRow,
  type PredictionRow,
  ValidationFailed,
  versionOf,
} from '@wordslab/contracts';
import { type Clock, CLOCK, pageOf } from '@wordslab/platform';
import type { Repository } from 'typeorm';
import { PayloadStore } from '../../payloads/payload-store.js';
import { timeOf } from '../domain/prediction-id.js';
import { PredictionChunkRow, PredictionDayRow } from './prediction-log.entity.js';

/** What was just answered is in a journal for a second, and in the read model a moment later. */
const FRESH_MS = 10_000;
const PATIENCE_MS = 4_000;
const LOOK_MS = 100;

@Injectable()
export class PredictionQueries {
  constructor(
    @InjectRepository(PredictionDayRow) private readonly dayRows: Repository<PredictionDayRow>,
    @InjectRepository(PredictionChunkRow) private readonly chunks: Repository<PredictionChunkRow>,
    private readonly payloads: PayloadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The latest day first. */
  async days(query: PageQuery): Promise<Page<PredictionDay>> {
    const builder = this.dayRows.createQueryBuilder('d');
    const { items, next } = await pageOf(builder, { by: ['version'], direction: 'DESC' }, query);
    const views = items.map(({ log, version, day, rows, chunks, digest }) => ({
      ...{ day, version: versionOf(log, version), rows, chunks, digest },
    }));
    return { items: views, next };
  }

  /** @throws NotFound `prediction.not_found`, `payload.key_destroyed` */
  async show(id: string): Promise<PredictionRow> {
    const began = this.clock.now().getTime();
    const isFresh = began - timeOf(id).getTime() < FRESH_MS;
    for (;;) {
      const found = await this.find(id);
      if (found) return found;
      if (!isFresh || this.clock.now().getTime() - began > PATIENCE_MS)
        throw new NotFound(
          'prediction.not_found',
          `there is no prediction ${id} in the log of this module`,
          'List those of a day: GET /api/v1/predictions?day=2026-11-25.',
        );
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  /** Rows of a day in the order in which they were collected; `after` is the number of rows before the page. */
  async list({ day, after = '0', limit }: PredictionQuery): Promise<Page<PredictionRow>> {
    if (!/^\d{1,9}$/.test(after))
      throw new ValidationFailed(
        'page.bad_cursor',
        'this `after` is not one that a page of this list gave',
        'Leave it out to start from the first page.',
      );
    const from = Number(after);
    const chunks = await this.chunks
      .createQueryBuilder('c')
      .where('c.version = :version', { version: dayVersion(day) })
      .andWhere('c.first_row + c.rows > :from AND c.first_row <= :until', { from, until: from + limit })
      .orderBy('c.ordinal')
      .getMany();
    const found: PredictionRow[] = [];
    for (const chunk of chunks) {
      const skip = Math.max(from - chunk.firstRow, 0);
      const lines = (await this.payloads.lines(chunk.payload)).slice(skip, skip + limit + 1 - found.length);
      found.push(...lines.map((line) => predictionRow.parse(JSON.parse(line))));
    }
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? String(from + items.length) : null };
  }

  private async find(id: string): Promise<PredictionRow | undefined> {
    const chunks = await this.chunks
      .createQueryBuilder('c')
      .where('c.version = :version AND c.first <= :id AND c.last >= :id', {
        version: dayVersion(dayOf(timeOf(id))),
        id,
      })
      .getMany();
    for (const { payload } of chunks) {
      const line = (await this.payloads.lines(payload)).find((text) => text.includes(id));
      const row = line === undefined ? undefined : predictionRow.parse(JSON.parse(line));
      if (row?.prediction === id) return row;
    }
    return undefined;
  }
}
