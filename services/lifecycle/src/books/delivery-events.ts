import {
  promotionInstalled,
  promotionRefused,
  snapshotEvents,
  snapshotOffered,
  snapshotOrderRefused,
  snapshotReceipted,
  snapshotRefused,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { DeliveryBook } from '../deliveries/domain/delivery-book.js';
import { orderEvents } from '../deliveries/domain/order.js';
import { relayEvents } from '../deliveries/domain/relay.js';
import { readEvent } from '../shared/event-schemas.js';
import { receivedAs } from '../shared/feed-event.js';

/** Types of what tells how far orders, snapshots and promotions are on their way. */
export const deliveryTypes = ['snapshot.', 'feed.snapshot.', 'feed.promotion.'] as const;

const own = {
  ...orderEvents,
  ...relayEvents,
  'snapshot.stored': snapshotEvents['snapshot.stored'],
  'snapshot.refused': snapshotEvents['snapshot.refused'],
  'snapshot.relayRefused': snapshotEvents['snapshot.relayRefused'],
};

/** Enters one event of Lifecycle's log, whoever wrote it, into the book. */
export const enterDelivery = (book: DeliveryBook, event: RecordedEvent): void => {
  const mine = event.stream.startsWith('feed-') ? null : readEvent(own, event);
  if (!mine) return enterReceived(book, event);
  switch (mine.type) {
    case 'snapshot.ordered':
      return book.ordered(mine.data);
    case 'snapshot.stored':
      return book.stored(mine.data.order, mine.data.snapshot);
    case 'snapshot.relayOrdered':
      return book.relayOrdered(mine.data.snapshot, mine.data.to, mine.data.promotion);
    case 'snapshot.refused':
      return book.refusedByHub(mine.data.snapshot, mine.data);
    case 'snapshot.relayRefused':
      return book.relayRefused(mine.data.snapshot, mine.data.to, mine.data);
  }
};

const enterReceived = (book: DeliveryBook, event: RecordedEvent): void => {
  const offered = receivedAs(snapshotOffered, event);
  if (offered) book.offered(offered.data.order, offered.data.snapshot);
  const orderRefused = receivedAs(snapshotOrderRefused, event);
  if (orderRefused) {
    const { order, code, detail, field } = orderRefused.data;
    book.orderRefused(order, { by: 'home', code, detail, field: field ?? null });
  }
  const refused = receivedAs(snapshotRefused, event);
  if (refused) book.refusedByTarget(refused.data.snapshot, refused.from, refused.data);
  const receipted = receivedAs(snapshotReceipted, event);
  if (receipted) book.activated(receipted.data.snapshot, receipted.from, receipted.data.rows);
  const installed = receivedAs(promotionInstalled, event);
  if (installed) book.said(installed.data.promotion, { word: 'installed', parts: installed.data.parts });
  const said = receivedAs(promotionRefused, event);
  if (said) book.said(said.data.promotion, { word: 'refused', code: said.data.code, detail: said.data.detail });
};
