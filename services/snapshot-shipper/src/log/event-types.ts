import { shipperEvents, shippingOrders } from '@wordslab/contracts/core';
import { EventTypes } from '@wordslab/platform/process';

/** What a shipper writes, and what it reads of its module's service. */
export const eventTypes = new EventTypes([...shipperEvents, ...shippingOrders]);
