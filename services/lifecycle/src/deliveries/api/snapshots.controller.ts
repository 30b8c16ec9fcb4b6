import { Controller, Get, Query } from '@nestjs/common';
import { type SnapshotPage, snapshotPage, type SnapshotQuery, snapshotQuery } from '@wordslab/contracts';
import { Access, Answers } from '@wordslab/platform';
import { SnapshotList } from '../read-models/snapshot-list.queries.js';

@Controller('api/v1/snapshots')
export class SnapshotsController {
  constructor(private readonly list: SnapshotList) {}

  /** Every snapshot that was ordered, and how far it is. */
  @Get()
  @Access('anyone')
  @Answers(snapshotPage)
  page(@Query({ schema: snapshotQuery }) query: SnapshotQuery): Promise<SnapshotPage> {
    return this.list.page(query);
  }
}
