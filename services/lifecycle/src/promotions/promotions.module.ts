import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { ApprovalRulesController } from './api/approval-rules.controller.js';
import { PromotionsController } from './api/promotions.controller.js';
import { ApprovalRules } from './application/approval-rules.js';
import { PromotionCommands } from './application/promotion-commands.js';
import { PromotionFacts } from './application/promotion-facts.js';
import { PromotionSaga } from './application/promotion-saga.js';
import { PromotionFeed } from './integration/promotion-feed.js';
import { PromotionRow } from './read-models/promotion-list.entities.js';
import { PromotionListProjection } from './read-models/promotion-list.projection.js';
import { PromotionList } from './read-models/promotion-list.queries.js';

export const promotionEntities = [PromotionRow];

@Module({
  imports: [TypeOrmModule.forFeature(promotionEntities), DeliveriesModule],
  controllers: [PromotionsController, ApprovalRulesController],
  providers: [
    PromotionCommands,
    PromotionFacts,
    PromotionSaga,
    ApprovalRules,
    PromotionFeed,
    PromotionListProjection,
    PromotionList,
  ],
  exports: [PromotionFacts, PromotionCommands],
})
export class PromotionsModule {}
