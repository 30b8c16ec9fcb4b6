import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { readEvent } from '../../shared/event-schemas.js';
import { releaseEvents } from '../domain/release.js';
import { ReleaseRow } from './release-list.entities.js';

@Injectable()
@Projection({ name: 'releases', version: 2, tables: ['releases'], handles: Object.keys(releaseEvents) })
export class ReleaseListProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const release = readEvent(releaseEvents, event);
    switch (release?.type) {
      case 'release.created': {
        const { release: id, name, alias, digest, path, parts, requirements, by: createdBy } = release.data;
        const createdAt = new Date(event.metadata.occurredAt);
        await em.insert(ReleaseRow, {
          id,
          name,
          alias,
          digest,
          path,
          parts,
          requirements,
          createdBy,
          createdAt,
          status: 'active',
          statusReason: null,
        });
        return;
      }
      case 'release.rejected':
      case 'release.recalled': {
        const status = release.type === 'release.recalled' ? 'recalled' : 'rejected';
        await em.update(ReleaseRow, { id: release.data.release }, { status, statusReason: release.data.reason });
        return;
      }
      case undefined:
        return;
    }
  }
}
