import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { PullOrders } from './application/pull-orders.js';
import { PullRelays } from './application/pull-relays.js';
import { PullFeed } from './integration/pull-feed.js';

/** Pulls of the stages: answered by events and entries alone; what became of one is shown where it was asked. */
@Module({ imports: [DeliveriesModule], providers: [PullOrders, PullRelays, PullFeed] })
export class PullsModule {}
