import { Injectable } from '@nestjs/common';
import { datasetVersionPublished } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { entryOf, FeedMapping, type FeedMappingHandler } from '@wordslab/platform';
import { idOfStream } from '../../shared/versioned/project-version.js';
import { versionPublished } from '../domain/dataset.events.js';

/** What peers may know of a version: counts, columns and digest, never a value. */
@Injectable()
@FeedMapping({ handles: ['dataset.versionPublished'] })
export class DatasetFeed implements FeedMappingHandler {
  map(event: RecordedEvent) {
    const { version, digest, rows, quarantined, bytes, personal, columns, name } = versionPublished.parse(event.data);
    const entity = { kind: 'dataset', id: idOfStream(event.stream), name, version, digest, status: 'published' };
    const fields = columns.map((column) => ({ name: column.name, class: column.class, nullable: column.nullable }));
    const data = { rows, quarantined, bytes, personal: personal ? ('yes' as const) : ('no' as const), columns: fields };
    return [{ link: 'lifecycle', entry: entryOf(datasetVersionPublished, event, { entity, data }) }];
  }
}
