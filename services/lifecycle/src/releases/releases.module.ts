import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PromotionsModule } from '../promotions/promotions.module.js';
import { ReleasesController } from './api/releases.controller.js';
import { KnownVersions } from './application/known-versions.js';
import { ReleaseCommands } from './application/release-commands.js';
import { ReleaseRow } from './read-models/release-list.entities.js';
import { ReleaseListProjection } from './read-models/release-list.projection.js';
import { ReleaseList } from './read-models/release-list.queries.js';

export const releaseEntities = [ReleaseRow];

@Module({
  imports: [TypeOrmModule.forFeature(releaseEntities), PromotionsModule],
  controllers: [ReleasesController],
  providers: [ReleaseCommands, KnownVersions, ReleaseListProjection, ReleaseList],
})
export class ReleasesModule {}
