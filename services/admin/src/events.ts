import { declareEvents } from '@wordslab/contracts';
import { tenantEvents } from './tenants/domain/tenant.events.js';

/** Every event of Admin. */
export const adminEvents = declareEvents(tenantEvents);
