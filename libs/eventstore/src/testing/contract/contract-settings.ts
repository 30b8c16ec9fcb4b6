import type { EventStore } from '../../event-store.js';
import type { PageSettings } from '../../log/log-source.js';

/** Small pages, so that the suite crosses many of their boundaries. */
export const contractPages = { pageSize: 10, scanWindow: 25 } satisfies PageSettings;

/** A suite's access to the harness, which exists only while tests run. */
export type OpenStore = () => EventStore;
