import { Inject, Injectable } from '@nestjs/common';
import { type DomainEvent, eventIdOf, isWordslabError, NotFound, RevisionConflict } from '@wordslab/contracts';
import type { EventStore, NewEvent, RecordedEvent } from '@wordslab/eventstore';
import type { RequestContext } from '../http/request-context.js';
import type { EventTypes } from '../evolution/event-types.js';
import { EVENT_STORE, EVENT_TYPES, IDENTITY, type ModuleIdentity } from '../tokens.js';
import type { Decider } from './decider.js';

export interface CommandOutcome<State> {
  state: State;
  /** Revision of the stream after the command; -1 while the stream does not exist. */
  revision: number;
  /** Position in the module's log up to which a read must have come to see this. */
  position: string;
  events: readonly DomainEvent[];
}

interface Loaded<State> {
  state: State;
  revision: number;
  position: string;
  commandIds: ReadonlyMap<string, RecordedEvent[]>;
}

const ATTEMPTS = 5;

/** Load, decide, append: the only road by which a service changes an entity. */
@Injectable()
export class Commands {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
    @Inject(EVENT_TYPES) private readonly types: EventTypes,
  ) {}

  /**
   * Carries out one command. When somebody else wrote meanwhile it loads and decides again; a command id that was
   * carried out before gives its first outcome and writes nothing.
   * @param request.expectedRevision refuse with RevisionConflict unless the stream is at this revision (If-Match)
   * @throws RuleViolated, RevisionConflict, Unavailable
   */
  async execute<S, C, E extends DomainEvent>(request: {
    stream: string;
    decider: Decider<S, C, E>;
    command: C;
    ctx: RequestContext;
    expectedRevision?: number;
  }): Promise<CommandOutcome<S>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(request);
      } catch (error) {
        const mayRetry =
          isWordslabError(error) && error.kind === 'RevisionConflict' && request.expectedRevision === undefined;
        if (!mayRetry || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** The present state of a stream; `revision` is -1 where there is none. */
  async load<S, C, E extends DomainEvent>(stream: string, decider: Decider<S, C, E>): Promise<Loaded<S>> {
    let loaded = { state: decider.initialState, revision: -1, position: await this.store.head() };
    const commandIds = new Map<string, RecordedEvent[]>();
    try {
      for await (const event of this.store.readStream(stream)) {
        // The log holds what this decider wrote, in the present version; its golden files guard that it fits.
        loaded = {
          state: decider.evolve(loaded.state, event as unknown as E),
          revision: event.revision,
          position: event.position,
        };
        const command = String(event.metadata['commandId'] ?? '');
        commandIds.set(command, [...(commandIds.get(command) ?? []), event]);
      }
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
    return { ...loaded, commandIds };
  }

  private async attempt<S, C, E extends DomainEvent>(request: {
    stream: string;
    decider: Decider<S, C, E>;
    command: C;
    ctx: RequestContext;
    expectedRevision?: number;
  }): Promise<CommandOutcome<S>> {
    const { stream, decider, command, ctx } = request;
    const loaded = await this.load(stream, decider);
    const before = loaded.commandIds.get(ctx.commandId);
    if (before) return { state: loaded.state, revision: loaded.revision, position: loaded.position, events: before };
    if (request.expectedRevision !== undefined && request.expectedRevision !== loaded.revision)
      throw new RevisionConflict(
        'stream.changed',
        `expected revision ${request.expectedRevision}, it is at ${loaded.revision}`,
        'Load it again and decide again.',
      );
    const events = decider.decide(command, loaded.state);
    if (events.length === 0) return { ...loaded, events };
    const appended = await this.store.append(
      stream,
      events.map((event, index) => this.record(event, ctx, `${stream}:${ctx.commandId}`, index)),
      { expected: loaded.revision < 0 ? 'no-stream' : loaded.revision },
    );
    return {
      state: events.reduce((s, e) => decider.evolve(s, e), loaded.state),
      revision: appended.revision,
      position: appended.position,
      events,
    };
  }

  private record(event: DomainEvent, ctx: RequestContext, commandKey: string, index: number): NewEvent {
    return {
      id: eventIdOf(commandKey, index),
      type: event.type,
      data: event.data,
      metadata: {
        // A type that is not declared is refused by the store.
        v: this.types.versionOf(event.type) ?? 1,
        tenant: this.me.tenant,
        module: this.me.module,
        actor: ctx.actor,
        occurredAt: ctx.now.toISOString(),
        correlationId: ctx.correlationId,
        ...(ctx.causationId ? { causationId: ctx.causationId } : {}),
        commandId: ctx.commandId,
      },
    };
  }
}
