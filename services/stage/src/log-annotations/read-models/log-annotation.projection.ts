import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { type BatchProjectionHandler, Projection } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { RowPayloads } from '../../payloads/row-payloads.js';
import { type BatchMarked, judgement, type Judgement, logAnnotationEvents } from '../domain/log-annotation.js';
import { GatheredMarks, type Stamp } from './gathered-marks.js';

const AT_ONCE = 5_000;

@Injectable()
@Projection({
  name: 'log-annotations',
  version: 1,
  tables: ['log_annotations'],
  handles: ['logAnnotation.*'],
})
export class LogAnnotationProjection implements BatchProjectionHandler {
  constructor(private readonly payloads: RowPayloads) {}

  async applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void> {
    const marks = new GatheredMarks();
    for (const event of events) {
      const stamp = { by: event.metadata.actor, at: event.metadata.occurredAt };
      switch (event.type) {
        case 'logAnnotation.marked':
          marks.mark(logAnnotationEvents['logAnnotation.marked'].parse(event.data), stamp);
          break;
        case 'logAnnotation.undone':
          marks.undo(logAnnotationEvents['logAnnotation.undone'].parse(event.data).prediction);
          break;
        case 'logAnnotation.batchMarked':
          await marks.write(em);
          await this.applyBatch(logAnnotationEvents['logAnnotation.batchMarked'].parse(event.data), stamp, em);
      }
    }
    await marks.write(em);
  }

  /** The payloads were stored before the event that names them, and are never changed. */
  private async applyBatch({ payloads }: BatchMarked, stamp: Stamp, em: EntityManager) {
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

const writeLines = async (lines: readonly Judgement[], { by, at }: Stamp, em: EntityManager) => {
  await em.query(
    `INSERT INTO log_annotations (prediction, verdict, right_label, by, at)
     SELECT prediction, verdict, label, $2, $3 FROM json_to_recordset($1) AS line (prediction text, verdict text, label text)
     ON CONFLICT (prediction) DO UPDATE SET verdict = excluded.verdict, right_label = excluded.right_label,
       by = excluded.by, at = excluded.at`,
    [JSON.stringify(lines), by, at],
  );
};
