import type { RecordedEvent } from '../event-store.js';
import type { PrefixFilter } from '../filter.js';
import type { Position } from '../positions.js';
import type { Changes } from './changes.js';

export interface PageQuery {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive; a position of the log. */
  readonly upTo: Position;
  readonly filter?: PrefixFilter;
  readonly limit: number;
}

export interface BackwardsPageQuery {
  /** Exclusive; the end of the log when left out. */
  readonly before?: Position;
  readonly after: Position;
  readonly filter?: PrefixFilter;
  readonly limit: number;
}

export interface BackwardsPage {
  /** The newest first. */
  readonly events: readonly RecordedEvent[];
  /** Whether nothing older is left. */
  readonly isLast: boolean;
}

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Up to here the page is complete: what follows is read after this. Always beyond `after`. */
  readonly scannedTo: Position;
}

/** How much is read at once: bounds a reader's memory and how far a filter looks before it says where it is. */
export interface PageSettings {
  /** Events of a page. @defaultValue 500 */
  readonly pageSize?: number;
  /** Events that a filtered page looks at. @defaultValue 5000 */
  readonly scanWindow?: number;
}

export const pageDefaults = { pageSize: 500, scanWindow: 5000 } satisfies PageSettings;

/** What reading and following a log need of a store. */
export interface LogSource {
  readonly changes: Changes;
  /** Longest time between two looks at the log when nothing wakes the reader. */
  readonly pollIntervalMs: number;
  readonly pageSize: number;
  head(): Promise<Position>;
  page(query: PageQuery): Promise<Page>;
  pageBackwards(query: BackwardsPageQuery): Promise<BackwardsPage>;
  /** Called when a subscription has to wait for a store that went away. */
  onInterruption?(error: Error): void;
}
