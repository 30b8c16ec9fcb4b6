import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type ExplorationCondition,
  type ExploredRow,
  type LogAnnotation,
  type LogAnnotationQuery,
  type LogQueueQuery,
  type Page,
} from '@wordslab/contracts';
import { pageOf } from '@wordslab/platform';
import { DataSource, type Repository } from 'typeorm';
import { ExplorationQueries } from '../../log-exploration/read-models/exploration-queries.js';
import { LogAnnotationRow } from './log-annotation.entity.js';

type Shown = NonNullable<LogAnnotation['row']>;

@Injectable()
export class LogAnnotationQueries {
  constructor(
    @InjectRepository(LogAnnotationRow) private readonly annotations: Repository<LogAnnotationRow>,
    private readonly database: DataSource,
    private readonly log: ExplorationQueries,
  ) {}

  /** The latest first. */
  async list(query: LogAnnotationQuery): Promise<Page<LogAnnotation>> {
    const builder = this.annotations.createQueryBuilder('a');
    for (const field of ['verdict', 'assignee', 'by', 'prediction'] as const)
      if (query[field] !== undefined) builder.andWhere(`a.${field} = :${field}`, { [field]: query[field] });
    const { items, next } = await pageOf(builder, { by: ['at', 'prediction'], direction: 'DESC' }, query);
    const rows = await this.rowsOf(items.map(({ prediction }) => prediction));
    const view = ({ at, rightLabel, ...item }: LogAnnotationRow): LogAnnotation => {
      const row = rows.get(item.prediction) ?? null;
      const label = item.verdict === 'correct' ? (row?.label ?? null) : rightLabel;
      return { ...item, rightLabel: label, at: at.toISOString(), row };
    };
    return { items: items.map(view), next };
  }

  /** What nobody has judged yet: the least certain first. */
  async queue({ service, assignee, limit, after }: LogQueueQuery): Promise<Page<ExploredRow>> {
    const where: ExplorationCondition[] = [
      { field: 'verdict', isEmpty: true },
      { field: 'prediction', isEmpty: false },
      ...(service === undefined ? [] : [{ field: 'service' as const, is: service }]),
      ...(assignee === undefined ? [] : [{ field: 'assignee' as const, is: assignee }]),
    ];
    const { rows, next } = await this.log.ask({
      source: 'prediction-log',
      where,
      groupBy: [],
      measures: [],
      order: { by: 'score', direction: 'asc' },
      limit,
      ...(after === undefined ? {} : { after }),
    });
    return { items: rows, next };
  }

  isMarked(prediction: string): Promise<boolean> {
    return this.annotations.existsBy({ prediction });
  }

  /** Those of the predictions that are not in the log here. */
  async missing(predictions: readonly string[]): Promise<string[]> {
    const rows: { prediction: string }[] = await this.database.query(
      `SELECT asked AS prediction FROM unnest($1::text[]) WITH ORDINALITY AS list (asked, n)
       WHERE NOT EXISTS (SELECT FROM logged_predictions p WHERE p.prediction = asked) ORDER BY n`,
      [predictions],
    );
    return rows.map(({ prediction }) => prediction);
  }

  private async rowsOf(predictions: readonly string[]): Promise<Map<string, Shown>> {
    const rows: (Shown & { prediction: string })[] = await this.database.query(
      `SELECT prediction, text, label, score, service, day FROM logged_predictions p
       JOIN logged_days d ON d.key = p.day_key WHERE prediction = ANY ($1)`,
      [predictions],
    );
    return new Map(rows.map(({ prediction, ...row }) => [prediction, row]));
  }
}
