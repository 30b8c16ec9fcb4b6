import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { type BatchProjectionHandler, Projection } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { feedbackEvents } from '../domain/feedback.js';

@Injectable()
@Projection({ name: 'feedback', version: 1, tables: ['feedback'], handles: ['feedback.given'] })
export class FeedbackProjection implements BatchProjectionHandler {
  async applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void> {
    // The last word of a person counts; a statement may touch a row once.
    const last = new Map(
      events.map(({ data, metadata }) => {
        const given = feedbackEvents['feedback.given'].parse(data);
        return [JSON.stringify([given.prediction, given.by]), { ...given, at: metadata.occurredAt }];
      }),
    );
    const rows = [...last.values()];
    await em.query(
      `INSERT INTO feedback (prediction, "by", verdict, label, comment, at)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[])
       ON CONFLICT (prediction, "by") DO UPDATE SET verdict = excluded.verdict, label = excluded.label,
         comment = excluded.comment, at = excluded.at`,
      [
        ...[rows.map((r) => r.prediction), rows.map((r) => r.by), rows.map((r) => r.verdict), rows.map((r) => r.label)],
        ...[rows.map((r) => r.comment && JSON.stringify(r.comment)), rows.map((r) => r.at)],
      ],
    );
  }
}
