import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CopiesController } from './api/copies.controller.js';
import { CopyProvenance } from './read-models/copy-provenance.js';
import { CopyQueries } from './read-models/copy-queries.js';
import { CopyRow } from './read-models/copy.entity.js';
import { CopyProjection } from './read-models/copy.projection.js';

export const copyEntities = [CopyRow];

@Module({
  imports: [TypeOrmModule.forFeature(copyEntities)],
  controllers: [CopiesController],
  providers: [CopyProjection, CopyQueries, CopyProvenance],
  exports: [CopyQueries],
})
export class CopiesModule {}
