import { Injectable } from '@nestjs/common';
import { snapshotEvents, versionOf } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { CopyRow } from './copy.entity.js';

/** Moves the pointer: the shipper installed the rows, its event makes them the copy that people see. */
@Injectable()
@Projection({ name: 'copies', version: 1, tables: ['copies'], handles: ['snapshot.activated'] })
export class CopyProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const activated = snapshotEvents['snapshot.activated'].parse(event.data);
    const { entity, from, projection, snapshot, rows } = activated;
    const { kind, name, version, digest } = entity;
    const id = versionOf(entity.id, version);
    const activatedAt = new Date(event.metadata.occurredAt);
    const row = { id, kind, name, version, digest, from, projection, snapshot, rows, activatedAt, activated };
    await em.getRepository(CopyRow).save(row);
  }
}
