import { z } from 'zod';
import { declareEvents } from '../event-declarations.js';
import { feedEntry } from './feed.js';
import { linkEpochOpened, snapshotEvents } from './snapshot-events.js';

/** `link.peerEpochHeard`, stream `link-from-<peer>`: a feed of the peer begins here. */
export const peerEpochHeard = z.object({ epoch: z.string() });

// What Lifecycle's service writes, it declares itself.
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
