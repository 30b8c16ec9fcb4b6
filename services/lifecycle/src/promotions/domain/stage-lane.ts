import { RuleViolated, type WordslabError } from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';
import { promotionRequest } from './promotion.events.js';

/** A stage takes one promotion at a time. Its stream is where two at once are told apart. */
export const stageEvents = {
  /** Holds the whole request, so that a crash before the promotion's own first event loses nothing. */
  'stage.claimed': z.object({ stage: z.string(), promotion: z.string(), request: promotionRequest }),
  'stage.freed': z.object({
    stage: z.string(),
    promotion: z.string(),
    release: z.string(),
    outcome: z.enum(['completed', 'ended']),
  }),
} as const;
export type StageEvent = EventsOf<typeof stageEvents>;

export interface StageLane {
  readonly active: { readonly promotion: string; readonly release: string; readonly alias: string } | null;
  /** The release that was installed last. */
  readonly current: { readonly promotion: string; readonly release: string } | null;
  /** Releases that were completed here, ever. */
  readonly completed: ReadonlySet<string>;
}

export type StageCommand =
  | { readonly type: 'claim'; readonly data: Extract<StageEvent, { type: 'stage.claimed' }>['data'] }
  | { readonly type: 'free'; readonly data: Extract<StageEvent, { type: 'stage.freed' }>['data'] };

export const stageStream = (stage: string): string => `stage-${stage}`;

export const emptyLane: StageLane = { active: null, current: null, completed: new Set() };

const evolve = (lane: StageLane, event: StageEvent): StageLane => {
  switch (event.type) {
    case 'stage.claimed': {
      const { promotion, request } = event.data;
      return { ...lane, active: { promotion, release: request.release.id, alias: request.release.alias } };
    }
    case 'stage.freed': {
      const { promotion, release, outcome } = event.data;
      const active = lane.active?.promotion === promotion ? null : lane.active;
      return outcome === 'completed'
        ? { active, current: { promotion, release }, completed: new Set([...lane.completed, release]) }
        : { ...lane, active };
    }
  }
};

const decide = (command: StageCommand, lane: StageLane): StageEvent[] => {
  switch (command.type) {
    case 'claim':
      if (lane.active?.promotion === command.data.promotion) return [];
      if (lane.active) throw stageBusy(command.data.stage, lane.active);
      return [{ type: 'stage.claimed', data: command.data }];
    case 'free': {
      const { promotion, outcome } = command.data;
      const knows = outcome === 'completed' && lane.current?.promotion === promotion;
      if (knows || (lane.active?.promotion !== promotion && outcome === 'ended')) return [];
      return [{ type: 'stage.freed', data: command.data }];
    }
  }
};

export const stageBusy = (stage: string, active: NonNullable<StageLane['active']>): WordslabError =>
  new RuleViolated(
    'promotion.stage_busy',
    `${stage} is taking another promotion: release ${active.alias}, promotion ${active.promotion}`,
    `Wait until it is over or called off: \`wordslab promotion show ${active.promotion}\`.`,
    { stage, promotion: active.promotion },
  );

export const stageDecider = { initialState: emptyLane, evolve, decide };
