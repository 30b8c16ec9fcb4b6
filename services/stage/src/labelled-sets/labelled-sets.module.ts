import { Module } from '@nestjs/common';
import { NamesModule } from '../names/names.module.js';
import { PayloadsModule } from '../payloads/payloads.module.js';
import { LabelledSets } from './application/labelled-sets.js';
import { LabelledSetFeed } from './integration/labelled-set-feed.js';
import { LabelledSetQueries } from './read-models/labelled-set-queries.js';
import {
  AnnotationSetRow,
  AnnotationSetVersionRow,
  TestSetPayloadRow,
  TestSetRow,
  TestSetVersionRow,
} from './read-models/labelled-set.entity.js';
import { AnnotationSetProjection, TestSetProjection } from './read-models/labelled-set.projection.js';

export const labelledSetEntities = [
  AnnotationSetRow,
  AnnotationSetVersionRow,
  TestSetRow,
  TestSetVersionRow,
  TestSetPayloadRow,
];

@Module({
  imports: [NamesModule, PayloadsModule],
  providers: [LabelledSets, LabelledSetQueries, AnnotationSetProjection, TestSetProjection, LabelledSetFeed],
  exports: [LabelledSets, LabelledSetQueries],
})
export class LabelledSetsModule {}
