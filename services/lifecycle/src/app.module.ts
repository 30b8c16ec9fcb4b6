import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformOptions } from '@wordslab/platform';
import { boardEntities, BoardModule } from './board/board.module.js';
import { BooksModule } from './books/books.module.js';
import { deliveryEntities, DeliveriesModule } from './deliveries/deliveries.module.js';
import { lifecycleEvents } from './events.js';
import { historyEntities, HistoryModule } from './history/history.module.js';
import { linkEntities, LinksModule } from './links/links.module.js';
import { policyEntities, PoliciesModule } from './policies/policies.module.js';
import { promotionEntities, PromotionsModule } from './promotions/promotions.module.js';
import { PullsModule } from './pulls/pulls.module.js';
import { releaseEntities, ReleasesModule } from './releases/releases.module.js';
import { stageEntities, StagesModule } from './stages/stages.module.js';
import { statisticsEntities, StatisticsModule } from './statistics/statistics.module.js';

const entities = [
  ...boardEntities,
  ...deliveryEntities,
  ...historyEntities,
  ...linkEntities,
  ...policyEntities,
  ...promotionEntities,
  ...releaseEntities,
  ...stageEntities,
  ...statisticsEntities,
];

/** Lifecycle of one tenant. */
@Module({})
export class LifecycleModule {
  /** @param config default: the process's environment */
  static forRoot(config?: PlatformOptions['config']): DynamicModule {
    return {
      module: LifecycleModule,
      imports: [
        PlatformModule.forRoot({
          service: 'lifecycle',
          entities,
          events: lifecycleEvents,
          ...(config ? { config } : {}),
        }),
        BooksModule,
        PoliciesModule,
        DeliveriesModule,
        PromotionsModule,
        ReleasesModule,
        StagesModule,
        StatisticsModule,
        PullsModule,
        LinksModule,
        BoardModule,
        HistoryModule,
      ],
    };
  }
}
