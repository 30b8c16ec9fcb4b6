import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { deploymentEvents as schemas } from '../domain/deployment.events.js';
import { DeploymentRow } from './deployment.entity.js';

@Injectable()
@Projection({ name: 'deployments', version: 1, tables: ['deployments'], handles: ['deployment.*'] })
export class DeploymentProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const rows = em.getRepository(DeploymentRow);
    const promotion = event.stream.slice('deployment-'.length);
    const at = new Date(event.metadata.occurredAt);
    switch (event.type) {
      case 'deployment.requested': {
        const { release, releaseDigest, alias } = schemas['deployment.requested'].parse(event.data);
        const nothing = { services: [], failure: null, switchedAt: null, endedAt: null };
        await rows.save({ promotion, release, releaseDigest, alias, status: 'requested', requestedAt: at, ...nothing });
        return;
      }
      case 'deployment.ready':
        await rows.update({ promotion }, { services: schemas['deployment.ready'].parse(event.data).services });
        return;
      case 'deployment.switched':
        await rows.update({ promotion }, { status: 'serving', switchedAt: at });
        return;
      case 'deployment.retired':
        await rows.update({ promotion }, { status: 'retired', endedAt: at });
        return;
      case 'deployment.failed': {
        const { code, detail } = schemas['deployment.failed'].parse(event.data);
        await rows.update({ promotion }, { status: 'failed', failure: { code, detail }, endedAt: at });
      }
    }
  }
}
