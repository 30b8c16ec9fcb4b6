import { Injectable } from '@nestjs/common';
import type { Installation } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager, Repository } from 'typeorm';
import { refOf } from '../domain/decide-installation.js';
import { installationEvents as schemas } from '../domain/installation.events.js';
import { InstallationRow } from './installation.entity.js';

type PartState = Installation['parts'][number]['state'];

@Injectable()
@Projection({
  name: 'installations',
  version: 1,
  tables: ['installations'],
  handles: ['promotion.*'],
})
export class InstallationProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const rows = em.getRepository(InstallationRow);
    const promotion = event.stream.slice('promotion-'.length);
    const at = new Date(event.metadata.occurredAt);
    switch (event.type) {
      case 'promotion.expected': {
        const { parts, ...order } = schemas['promotion.expected'].parse(event.data);
        const state = (mode: string): PartState => (mode === 'content' ? 'waiting' : 'recorded');
        const waiting = parts.map((part) => ({ ...part, state: state(part.mode) }));
        await rows.save({ ...order, status: 'waiting', parts: waiting, refusal: null, orderedAt: at, endedAt: null });
        return;
      }
      case 'promotion.partActivated':
        return this.setPart(rows, promotion, schemas['promotion.partActivated'].parse(event.data).part, 'active');
      case 'promotion.installed':
        await rows.update({ promotion }, { status: 'installed', endedAt: at });
        return;
      case 'promotion.cancelled':
        await rows.update({ promotion }, { status: 'cancelled', endedAt: at });
        return;
      case 'promotion.refused': {
        const { part, code, detail } = schemas['promotion.refused'].parse(event.data);
        await this.setPart(rows, promotion, part, 'refused');
        await rows.update({ promotion }, { status: 'refused', refusal: { code, detail }, endedAt: at });
      }
    }
  }

  private async setPart(
    rows: Repository<InstallationRow>,
    promotion: string,
    ref: string,
    state: PartState,
  ): Promise<void> {
    const row = await rows.findOneByOrFail({ promotion });
    row.parts = row.parts.map((part) => (part.mode === 'content' && refOf(part) === ref ? { ...part, state } : part));
    await rows.save(row);
  }
}
