import { Inject, Injectable } from '@nestjs/common';
import {
  type ExplorationAnswer,
  explorationFieldList,
  type ExplorationQuery,
  exploredRow,
  Unavailable,
} from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ReadModels } from '../../shared/read-models.js';
import { errorCode } from '../../shared/error-code.js';
import { compileGroups } from '../domain/compile-groups.js';
import { compileList, encodeCursor, type Statement } from '../domain/compile-list.js';

/** Longest that one question may take. */
const LONGEST_MS = 20_000;
/** Memory for one sort or one table of groups; more goes through files. */
const WORK_MEMORY = '32MB';
const CANCELLED = '57014';
const listedRow = exploredRow.extend({ sortValue: z.string(), sortDay: z.number(), sortOrdinal: z.number() });
type Answered = Omit<ExplorationAnswer, 'data' | 'behind'>;
/** Projections whose rows questions are about. */
const ASKED = ['logged-predictions', 'log-annotations'] as const;

@Injectable()
export class ExplorationQueries {
  constructor(
    private readonly database: DataSource,
    private readonly readModels: ReadModels,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ValidationFailed `exploration.bad_order`, `exploration.bad_value`, `exploration.twice`; Unavailable `exploration.too_slow` */
  async ask(query: ExplorationQuery): Promise<ExplorationAnswer> {
    const isList = query.groupBy.length === 0 && query.measures.length === 0;
    const behind = !(await this.areCurrent());
    const answered = await (isList ? this.list(query) : this.groups(query));
    return { ...answered, behind, data: await this.data() };
  }

  /** Whether everything that arrived and was marked until now is in what questions are about; waits a moment for it. */
  areCurrent(): Promise<boolean> {
    return this.readModels.areAtHead(ASKED);
  }

  /** @throws Unavailable `read_model.behind` */
  async requireCurrent(): Promise<void> {
    if (await this.areCurrent()) return;
    throw new Unavailable(
      'read_model.behind',
      'what is here of the log is behind what has arrived',
      'Repeat the call in a moment; GET /health/live says when a read model stands still.',
    );
  }

  async fields() {
    const items = explorationFieldList.map((field) => ({ ...field }));
    return { source: 'prediction-log' as const, items, data: await this.data() };
  }

  private async list(query: ExplorationQuery): Promise<Answered> {
    const found = z.array(listedRow).parse(await this.run(compileList(query)));
    const shown = found.slice(0, query.limit);
    const last = found.length > query.limit ? shown.at(-1) : undefined;
    const next = last ? encodeCursor([last.sortValue, last.sortDay, last.sortOrdinal]) : null;
    return { rows: shown.map((row) => exploredRow.parse(row)), groups: [], next, truncated: false };
  }

  private async groups(query: ExplorationQuery): Promise<Answered> {
    const statement = compileGroups(query);
    const found = z.array(z.record(z.string(), z.unknown())).parse(await this.run(statement));
    const text = z.string().nullable();
    const number = z.number().nullable();
    const groups = found.slice(0, query.limit).map((row) => ({
      by: Object.fromEntries(statement.groups.map((name, i) => [name, text.parse(row[`g${i}`])])),
      measures: Object.fromEntries(statement.measures.map((name, i) => [name, number.parse(row[`m${i}`])])),
    }));
    return { rows: [], groups, next: null, truncated: found.length > query.limit };
  }

  /** A question reads, and no longer than a while: the read models are kept up to date beside it. */
  private run({ text, values }: Statement): Promise<unknown> {
    return this.database
      .transaction(async (em) => {
        await em.query(`SET TRANSACTION READ ONLY`);
        await em.query(`SET LOCAL statement_timeout = ${LONGEST_MS}; SET LOCAL work_mem = '${WORK_MEMORY}'`);
        return em.query<unknown>(text, [...values]);
      })
      .catch((error: unknown) => {
        if (errorCode(error) !== CANCELLED) throw error;
        throw new Unavailable(
          'exploration.too_slow',
          `the question took longer than ${LONGEST_MS / 1000} s`,
          'Narrow it down by day, service or label.',
        );
      });
  }

  /** What the answer was made from, per log. */
  private async data(): Promise<ExplorationAnswer['data']> {
    const rows: {
      log: string;
      from: string;
      days: number;
      firstDay: string;
      lastDay: string;
      rows: number;
      oldestAt: Date;
      newestAt: Date;
    }[] = await this.database.query(
      `SELECT log, min(from_module) AS "from", count(*)::int AS days, min(day) AS "firstDay", max(day) AS "lastDay",
         sum(rows)::int AS rows, min(activated_at) AS "oldestAt", max(activated_at) AS "newestAt"
       FROM logged_days GROUP BY log ORDER BY log`,
    );
    return rows.map(({ oldestAt, newestAt, ...row }) => ({
      ...row,
      oldestAt: oldestAt.toISOString(),
      newestAt: newestAt.toISOString(),
      ageSeconds: Math.max(0, (this.clock.now().getTime() - newestAt.getTime()) / 1000),
    }));
  }
}
