import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type FeedbackView, isWordslabError } from '@wordslab/contracts';
import type { Repository } from 'typeorm';
import { PayloadStore } from '../../payloads/payload-store.js';
import { FeedbackRow } from './feedback.entity.js';

@Injectable()
export class FeedbackQueries {
  constructor(
    @InjectRepository(FeedbackRow) private readonly feedback: Repository<FeedbackRow>,
    private readonly payloads: PayloadStore,
  ) {}

  /** What each person said last about a prediction, the first to speak first. */
  async of(prediction: string): Promise<{ items: FeedbackView[] }> {
    const rows = await this.feedback.find({ where: { prediction }, order: { at: 'ASC', by: 'ASC' } });
    const items = rows.map(async ({ at, comment, ...row }) => ({
      ...row,
      at: at.toISOString(),
      comment: comment ? await this.open(comment) : null,
    }));
    return { items: await Promise.all(items) };
  }

  /** Null once the day's key was destroyed. */
  private async open({ key, address }: { key: string; address: string }): Promise<string | null> {
    try {
      return (await (await this.payloads.sealed()).get(key, address)).toString('utf8');
    } catch (error) {
      if (isWordslabError(error) && error.code === 'payload.key_destroyed') return null;
      throw error;
    }
  }
}
