import type { Decider } from '@wordslab/platform';
import { z } from 'zod';

/** Events of stream `pullSchedule-<projection>.<from>`. */
export const pullScheduleEvents = {
  'pullSchedule.set': z.object({
    projection: z.string(),
    from: z.string(),
    everyMinutes: z.number().int(),
    lastDays: z.number().int(),
    enabled: z.boolean(),
  }),
  /** One run, which starts this pull; `days` are those that it asks for. */
  'pullSchedule.ran': z.object({
    projection: z.string(),
    from: z.string(),
    pull: z.string(),
    at: z.iso.datetime(),
    days: z.array(z.iso.date()),
  }),
} as const;
export type PullScheduleEvent = {
  [T in keyof typeof pullScheduleEvents]: {
    readonly type: T;
    readonly data: z.infer<(typeof pullScheduleEvents)[T]>;
  };
}[keyof typeof pullScheduleEvents];
export type PullSetting = z.infer<(typeof pullScheduleEvents)['pullSchedule.set']>;

export interface PullScheduleState {
  readonly setting: PullSetting | null;
  readonly last: { readonly at: string; readonly pull: string } | null;
}
export type PullScheduleCommand =
  | { readonly type: 'set'; readonly setting: PullSetting }
  | { readonly type: 'run'; readonly now: Date; readonly pull: string };

const DAY_MS = 86_400_000;

/** The last days up to today (UTC), the oldest first. */
export const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(now.getTime() - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  );

export const isDue = ({ setting, last }: PullScheduleState, now: Date): boolean =>
  setting !== null &&
  setting.enabled &&
  (last === null || now.getTime() - Date.parse(last.at) >= setting.everyMinutes * 60_000);

/** What is due is run once, however many runs a downtime made miss: the days pulled are the same. */
export const pullScheduleDecider: Decider<PullScheduleState, PullScheduleCommand, PullScheduleEvent> = {
  initialState: { setting: null, last: null },
  evolve: (state, event) => {
    switch (event.type) {
      case 'pullSchedule.set':
        return { ...state, setting: event.data };
      case 'pullSchedule.ran':
        return { ...state, last: { at: event.data.at, pull: event.data.pull } };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'set':
        return JSON.stringify(state.setting) === JSON.stringify(command.setting)
          ? []
          : [{ type: 'pullSchedule.set', data: command.setting }];
      case 'run': {
        if (!state.setting || !isDue(state, command.now)) return [];
        const { projection, from } = state.setting;
        const days = lastDays(command.now, state.setting.lastDays);
        const at = command.now.toISOString();
        return [{ type: 'pullSchedule.ran', data: { projection, from, pull: command.pull, at, days } }];
      }
      default:
        return command satisfies never;
    }
  },
};

export const pullScheduleStream = (projection: string, from: string): string => `pullSchedule-${projection}.${from}`;
