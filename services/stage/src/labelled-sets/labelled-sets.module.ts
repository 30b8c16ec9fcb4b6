import { Module } from '@nestjs/common';
import { CopiesModule } from '../copies/copies.module.js';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { AnnotationSetsController } from './api/annotation-sets.controller.js';
import { TestSetsController } from './api/test-sets.controller.js';
import { CreateTestSetCommand } from './application/create-test-set.js';
import { LabelledSets } from './application/labelled-sets.js';
import { LabelledSetFeed } from './integration/labelled-set-feed.js';
import { LabelledSetQueries } from './read-models/labelled-set-queries.js';
import { LabelledSetRows } from './read-models/labelled-set-rows.js';
import {
  AnnotationSetRow,
  AnnotationSetVersionRow,
  TestSetRow,
  TestSetVersionRow,
} from './read-models/labelled-set.entity.js';
import { AnnotationSetProjection, TestSetProjection } from './read-models/labelled-set.projection.js';

export const labelledSetEntities = [AnnotationSetRow, AnnotationSetVersionRow, TestSetRow, TestSetVersionRow];

@Module({
  imports: [NamesModule, PayloadsModule, CopiesModule],
  controllers: [AnnotationSetsController, TestSetsController],
  providers: [
    LabelledSets,
    CreateTestSetCommand,
    LabelledSetQueries,
    LabelledSetRows,
    AnnotationSetProjection,
    TestSetProjection,
    LabelledSetFeed,
  ],
  exports: [LabelledSets, LabelledSetQueries],
})
export class LabelledSetsModule {}
