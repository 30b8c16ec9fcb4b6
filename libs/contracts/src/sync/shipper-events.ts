import { z } from 'zod';
import { declareEvents } from '../event-declarations.js';
import { snapshotOrdered } from './entries.js';
import { feedEntry } from './feed.js';
import { linkEpochOpened, snapshotEvents } from './snapshot-events.js';

/** `link.peerEpochHeard`, stream `link-from-<peer>`: a feed of the peer begins here. */
export const peerEpochHeard = z.object({ epoch: z.string() });

/** `promotion` is beside what the shipper reads: the promotion or the pull that the relay is for. */
export const relayOrdered = snapshotEvents['snapshot.relayOrdered'].extend({ promotion: z.string() });

/** What Lifecycle's service writes and its shipper acts upon: both must read every version of it. */
export const shippingOrders = declareEvents({
  'snapshot.ordered': snapshotOrdered.data,
  'snapshot.relayOrdered': relayOrdered,
});

const { 'snapshot.relayOrdered': _ofTheService, ...ofTheShipper } = snapshotEvents;

/**
 * The events that a shipper writes to its module's log. What a peer sent is declared as an entry, whatever it says: an
 * entry that nobody here knows is kept, and parked.
 */
export const shipperEvents = declareEvents({
  ...ofTheShipper,
  'link.epochOpened': linkEpochOpened,
  'link.peerEpochHeard': peerEpochHeard,
  'feed.*': feedEntry,
});
