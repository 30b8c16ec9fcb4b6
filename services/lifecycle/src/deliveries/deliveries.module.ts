import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SnapshotsController } from './api/snapshots.controller.js';
import { OrderShipments } from './application/order-shipments.js';
import { ReleaseOrders } from './application/release-orders.js';
import { OrderFeed } from './integration/order-feed.js';
import { SnapshotRow } from './read-models/snapshot-list.entities.js';
import { SnapshotListProjection } from './read-models/snapshot-list.projection.js';
import { SnapshotList } from './read-models/snapshot-list.queries.js';

export const deliveryEntities = [SnapshotRow];

@Module({
  imports: [TypeOrmModule.forFeature(deliveryEntities)],
  controllers: [SnapshotsController],
  providers: [OrderShipments, ReleaseOrders, OrderFeed, SnapshotListProjection, SnapshotList],
  exports: [OrderShipments],
})
export class DeliveriesModule {}
