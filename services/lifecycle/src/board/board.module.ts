import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LinksModule } from '../links/links.module.js';
import { PromotionsModule } from '../promotions/promotions.module.js';
import { PromotionRow } from '../promotions/read-models/promotion-list.entities.js';
import { ReleaseRow } from '../releases/read-models/release-list.entities.js';
import { BoardController } from './api/board.controller.js';
import { BoardCopyRow, BoardEntityRow } from './read-models/board.entities.js';
import { BoardProjection } from './read-models/board.projection.js';
import { BoardQueries } from './read-models/board.queries.js';
import { BoardReleases } from './read-models/board-releases.queries.js';

export const boardEntities = [BoardEntityRow, BoardCopyRow];

@Module({
  imports: [TypeOrmModule.forFeature([...boardEntities, PromotionRow, ReleaseRow]), LinksModule, PromotionsModule],
  controllers: [BoardController],
  providers: [BoardProjection, BoardQueries, BoardReleases],
})
export class BoardModule {}
