import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { releaseEvents } from '../../releases/domain/release.js';
import { shipmentsOf } from '../../releases/domain/release-needs.js';
import { readEvent } from '../../shared/event-schemas.js';
import { OrderShipments } from './order-shipments.js';

/** A new release's parts are built and shipped to the hub at once, for every stage of its path: later, home may be away. */
@Injectable()
@Reactor({ name: 'release-orders', handles: ['release.created'] })
export class ReleaseOrders implements ReactorHandler {
  constructor(private readonly shipments: OrderShipments) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const created = readEvent(releaseEvents, event);
    if (created?.type !== 'release.created') return;
    const { parts, path } = created.data;
    await this.shipments.order(shipmentsOf(parts, path), { again: false }, ctx);
  }
}
