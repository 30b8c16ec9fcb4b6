import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { feedbackEvents } from '../domain/feedback.js';
import { FeedbackRow } from './feedback.entity.js';

@Injectable()
@Projection({ name: 'feedback', version: 1, tables: ['read_models.feedback'], handles: ['feedback.given'] })
export class FeedbackProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const given = feedbackEvents['feedback.given'].parse(event.data);
    await em.getRepository(FeedbackRow).save({ ...given, at: new Date(event.metadata.occurredAt) });
  }
}
