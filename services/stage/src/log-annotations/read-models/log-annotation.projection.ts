import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { type BatchMarked, judgement, type Judgement, logAnnotationEvents } from '../domain/log-annotation.js';
import { LogAnnotationRow } from './log-annotation.entity.js';

const AT_ONCE = 5_000;

@Injectable()
@Projection({
  name: 'log-annotations',
  version: 1,
  tables: ['log_annotations'],
  handles: ['logAnnotation.*'],
})
export class LogAnnotationProjection implements ProjectionHandler {
  constructor(private readonly payloads: RowPayloads) {}

  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const stamp = { by: event.metadata.actor, at: new Date(event.metadata.occurredAt) };
    switch (event.type) {
      case 'logAnnotation.marked': {
        const { label, ...said } = logAnnotationEvents['logAnnotation.marked'].parse(event.data);
        const judged = said.verdict === undefined ? {} : { rightLabel: label ?? null };
        await em.getRepository(LogAnnotationRow).upsert({ ...said, ...judged, ...stamp }, ['prediction']);
        return;
      }
      case 'logAnnotation.undone': {
        const { prediction } = logAnnotationEvents['logAnnotation.undone'].parse(event.data);
        await em.getRepository(LogAnnotationRow).delete({ prediction });
        return;
      }
      case 'logAnnotation.batchMarked':
        return this.applyBatch(logAnnotationEvents['logAnnotation.batchMarked'].parse(event.data), stamp, em);
    }
  }

  /** The payloads were stored before the event that names them, and are never changed. */
  private async applyBatch({ payloads }: BatchMarked, stamp: { by: string; at: Date }, em: EntityManager) {
    let lines: Judgement[] = [];
    for await (const row of this.payloads.read(payloads)) {
      lines.push(judgement.parse(row));
      if (lines.length < AT_ONCE) continue;
      await writeLines(lines, stamp, em);
      lines = [];
    }
    await writeLines(lines, stamp, em);
  }
}

const writeLines = async (lines: readonly Judgement[], { by, at }: { by: string; at: Date }, em: EntityManager) => {
  await em.query(
    `INSERT INTO log_annotations (prediction, verdict, right_label, by, at)
     SELECT prediction, verdict, label, $2, $3 FROM json_to_recordset($1) AS line (prediction text, verdict text, label text)
     ON CONFLICT (prediction) DO UPDATE SET verdict = excluded.verdict, right_label = excluded.right_label,
       by = excluded.by, at = excluded.at`,
    [JSON.stringify(lines), by, at],
  );
};
