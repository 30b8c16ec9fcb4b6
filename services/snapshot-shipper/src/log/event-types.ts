import { shipperEvents } from '@wordslab/contracts/core';
import { EventTypes } from '@wordslab/platform/process';

/** What a shipper writes. What its module's service writes (`snapshot.ordered`, `snapshot.relayOrdered`) it reads as it stands. */
export const eventTypes = new EventTypes(shipperEvents);
