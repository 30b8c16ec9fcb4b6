import {
  promotionKind,
  type PromotionKind,
  replacedRelease,
  RuleViolated,
  upcaster,
  type WordslabError,
} from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';
import { promotionRequest, requestOfVersion1 } from './promotion.events.js';

/** A stage takes one promotion at a time. Its stream is where two at once are told apart. */
export const stageEvents = {
  /** Holds the whole request, so that a crash before the promotion's own first event loses nothing. */
  'stage.claimed': z.object({ stage: z.string(), promotion: z.string(), request: promotionRequest }),
  'stage.freed': z.object({
    stage: z.string(),
    promotion: z.string(),
    release: z.string(),
    outcome: z.enum(['completed', 'ended']),
    kind: promotionKind,
  }),
  /** It takes no promotion until this is lifted. `rollback` and `from` are null where a person set it. */
  'stage.held': z.object({
    stage: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    rollback: z.string().nullable(),
    from: replacedRelease.nullable(),
  }),
  'stage.holdLifted': z.object({ stage: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() }),
} as const;
export const stageUpcasters = {
  'stage.claimed': [
    upcaster(z.looseObject({ request: z.unknown() }), (data) => ({
      ...data,
      request: requestOfVersion1(data.request),
    })),
  ],
  /** In version 1 the kind was absent for a promotion forward. */
  'stage.freed': [upcaster(z.looseObject({}), (data) => ({ kind: 'promotion', ...data }))],
};
export type StageEvent = EventsOf<typeof stageEvents>;
type DataOf<T extends StageEvent['type']> = Extract<StageEvent, { type: T }>['data'];
export type Hold = DataOf<'stage.held'>;

export interface Stay {
  readonly promotion: string;
  readonly release: string;
  readonly kind: PromotionKind;
}

export interface StageLane {
  readonly active: {
    readonly promotion: string;
    readonly release: string;
    readonly alias: string;
    readonly kind: PromotionKind;
  } | null;
  /** The release that was installed last. */
  readonly current: { readonly promotion: string; readonly release: string } | null;
  /** Releases that were completed here, ever. */
  readonly completed: ReadonlySet<string>;
  /** What was here, one after the other; the last is here now. */
  readonly stays: readonly Stay[];
  readonly hold: Hold | null;
}

export type StageCommand =
  | { readonly type: 'claim'; readonly data: DataOf<'stage.claimed'> }
  /** `hold`: what a completed rollback leaves in force. */
  | { readonly type: 'free'; readonly data: DataOf<'stage.freed'>; readonly hold?: Hold }
  | { readonly type: 'hold'; readonly data: Hold }
  | { readonly type: 'lift'; readonly data: DataOf<'stage.holdLifted'> };

export const stageStream = (stage: string): string => `stage-${stage}`;

export const emptyLane: StageLane = { active: null, current: null, completed: new Set(), stays: [], hold: null };

const evolve = (lane: StageLane, event: StageEvent): StageLane => {
  switch (event.type) {
    case 'stage.claimed': {
      const { promotion, request } = event.data;
      const { id: release, alias } = request.release;
      return { ...lane, active: { promotion, release, alias, kind: request.kind } };
    }
    case 'stage.freed': {
      const { promotion, release, outcome, kind } = event.data;
      const active = lane.active?.promotion === promotion ? null : lane.active;
      if (outcome === 'ended') return { ...lane, active };
      const completed = new Set([...lane.completed, release]);
      return {
        ...lane,
        active,
        current: { promotion, release },
        completed,
        stays: [...lane.stays, { promotion, release, kind }],
      };
    }
    case 'stage.held':
      return { ...lane, hold: event.data };
    case 'stage.holdLifted':
      return { ...lane, hold: null };
  }
};

const decide = (command: StageCommand, lane: StageLane): StageEvent[] => {
  switch (command.type) {
    case 'claim':
      if (lane.active?.promotion === command.data.promotion) return [];
      if (lane.active) throw stageBusy(command.data.stage, lane.active);
      if (lane.hold && command.data.request.kind !== 'rollback') throw holdInForce(lane.hold);
      return [{ type: 'stage.claimed', data: command.data }];
    case 'free': {
      const { promotion, outcome } = command.data;
      const knows = outcome === 'completed' && lane.stays.some((stay) => stay.promotion === promotion);
      if (knows || (lane.active?.promotion !== promotion && outcome === 'ended')) return [];
      const freed: StageEvent = { type: 'stage.freed', data: command.data };
      return command.hold ? [freed, { type: 'stage.held', data: command.hold }] : [freed];
    }
    case 'hold':
      if (lane.hold) throw heldAlready(lane.hold);
      return [{ type: 'stage.held', data: command.data }];
    case 'lift':
      if (!lane.hold) throw noHold(command.data.stage);
      return [{ type: 'stage.holdLifted', data: command.data }];
  }
};

/**
 * What was here before the present release came forward: where a rollback goes by itself. A stage that was rolled back
 * goes further back, never to what it was rolled back from.
 */
export const stayBefore = ({ stays, current }: StageLane): Stay | undefined => {
  const forward = stays.findLastIndex((stay) => stay.release === current?.release && stay.kind === 'promotion');
  return stays.slice(0, Math.max(forward, 0)).findLast((stay) => stay.release !== current?.release);
};

export const stageBusy = (stage: string, active: NonNullable<StageLane['active']>): WordslabError =>
  new RuleViolated(
    'promotion.stage_busy',
    `${stage} is taking another ${active.kind}: release ${active.alias}, promotion ${active.promotion}`,
    `Wait until it is over or called off: \`wordslab promotion show ${active.promotion}\`.`,
    { stage, promotion: active.promotion },
  );

const setBy = ({ reason, by, at, from }: Hold): string =>
  `set by ${by} at ${at}${from ? ` when it was rolled back from ${from.alias}` : ''}: ${reason}`;

export const holdInForce = (hold: Hold): WordslabError =>
  new RuleViolated(
    'promotion.hold_in_force',
    `${hold.stage} is on hold, ${setBy(hold)}`,
    `When the reason is gone: \`wordslab hold lift ${hold.stage} --reason …\`.`,
    { hold },
  );

const heldAlready = (hold: Hold): WordslabError =>
  new RuleViolated(
    'hold.in_force',
    `${hold.stage} is on hold already, ${setBy(hold)}`,
    'Lift it before setting another.',
  );

const noHold = (stage: string): WordslabError =>
  new RuleViolated('hold.not_in_force', `no hold is in force on ${stage}`, 'See `wordslab hold list`.');

export const stageDecider = { initialState: emptyLane, evolve, decide };
