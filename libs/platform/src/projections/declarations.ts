import { DiscoveryService } from '@nestjs/core';
import type { FeedEntity, FeedEntryType, NewFeedEntry } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../http/request-context.js';

interface Handles {
  /** Event types; a trailing `*` stands for any ending (`feed.*`). */
  handles: readonly string[];
}

/** Marks a provider as a projection: it turns events into rows of the module's database. */
export const Projection = DiscoveryService.createDecorator<
  Handles & {
    name: string;
    /** Raise it when the rows would come out differently: they are made anew beside the old ones, which serve until then. */
    version: number;
    /**
     * Tables of schema `read_models` that this projection alone writes, and the only ones that it reads. It names them
     * without a schema: a rebuild lets the same code fill tables of the same names in `read_models_next`.
     */
    tables: readonly string[];
  }
>();

/** A projection whose events are rare, or whose rows depend on the rows before. */
export interface ProjectionHandler {
  /** Applies one event inside the transaction that also moves the checkpoint. Must not do anything else. */
  apply(event: RecordedEvent, em: EntityManager): Promise<void>;
}

/** A projection that becomes large: it writes many events with few statements. */
export interface BatchProjectionHandler {
  /**
   * Applies events, in their order, inside the transaction that also moves the checkpoint. However the log is cut into
   * batches, the rows must come out the same. Must not do anything else.
   */
  applyAll(events: readonly RecordedEvent[], em: EntityManager): Promise<void>;
}

/** Marks a provider that reacts to events with commands: at least once, so what it commands must be idempotent (`ctx.commandId`). */
export const Reactor = DiscoveryService.createDecorator<Handles & { name: string }>();

export interface ReactorHandler {
  react(event: RecordedEvent, ctx: RequestContext): Promise<void>;
}

/** Marks a provider that says which of the module's events the peers may know, and in which words. */
export const FeedMapping = DiscoveryService.createDecorator<Handles>();

export interface FeedMappingHandler {
  /** The entries that this event becomes, each with the link it goes to (`lifecycle` in a stage). */
  map(event: RecordedEvent): readonly OutgoingEntry[];
}

export interface OutgoingEntry {
  link: string;
  entry: Omit<NewFeedEntry, 'id'>;
}

/**
 * An entry of a declared type for an event of this module. Fails when the data does not fit the type, so that nothing
 * undeclared can leave.
 */
export const entryOf = <D>(
  type: FeedEntryType<D>,
  event: RecordedEvent,
  content: { entity?: FeedEntity; data: D },
): OutgoingEntry['entry'] => ({
  type: type.type,
  v: type.v,
  occurredAt: event.metadata.occurredAt,
  actor: event.metadata.actor,
  ...(content.entity ? { entity: content.entity } : {}),
  data: type.data.parse(content.data) as Record<string, unknown>,
});

export const handlesType = (handles: readonly string[], type: string): boolean =>
  handles.some((h) => (h.endsWith('*') ? type.startsWith(h.slice(0, -1)) : h === type));

/** The prefixes to ask the store for. */
export const typePrefixes = (handles: readonly string[]): string[] =>
  handles.map((h) => (h.endsWith('*') ? h.slice(0, -1) : h));
