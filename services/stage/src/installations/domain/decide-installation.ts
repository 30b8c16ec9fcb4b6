import { type ReleasePart, versionOf } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { ArrivalOutcome } from './arrival.js';
import type { InstallationEvent, PromotionExpected } from './installation.events.js';

export type InstallationState =
  | { readonly status: 'unknown' }
  | { readonly status: 'waiting'; readonly order: PromotionExpected; readonly active: readonly string[] }
  | { readonly status: 'installed' | 'refused' | 'cancelled' };

export type InstallationCommand =
  | { readonly type: 'expect'; readonly order: PromotionExpected }
  | { readonly type: 'partSettled'; readonly part: string; readonly outcome: ArrivalOutcome }
  | { readonly type: 'cancel' };

export const refOf = (part: ReleasePart): string => versionOf(part.id, part.version);
/** The parts that come with rows; the others are known by digest alone. */
export const contentParts = (order: PromotionExpected): ReleasePart[] =>
  order.parts.filter((part) => part.mode === 'content');

export const evolveInstallation = (state: InstallationState, event: InstallationEvent): InstallationState => {
  switch (event.type) {
    case 'promotion.expected':
      return { status: 'waiting', order: event.data, active: [] };
    case 'promotion.partActivated':
      return state.status === 'waiting' ? { ...state, active: [...state.active, event.data.part] } : state;
    case 'promotion.installed':
      return { status: 'installed' };
    case 'promotion.refused':
      return { status: 'refused' };
    case 'promotion.cancelled':
      return { status: 'cancelled' };
    default:
      return event satisfies never;
  }
};

const installedIfComplete = (order: PromotionExpected, active: readonly string[]): InstallationEvent[] => {
  const { promotion, release, parts } = order;
  return contentParts(order).every((part) => active.includes(refOf(part)))
    ? [{ type: 'promotion.installed', data: { promotion, release, parts: parts.length } }]
    : [];
};

const cancel = (state: InstallationState): InstallationEvent[] => {
  // What is installed stays so; Lifecycle hears that its word came too late.
  if (state.status !== 'waiting') return [];
  const { promotion, release } = state.order;
  return [{ type: 'promotion.cancelled', data: { promotion, release } }];
};

const partSettled = (
  state: InstallationState & { status: 'waiting' },
  ref: string,
  outcome: ArrivalOutcome,
): InstallationEvent[] => {
  const { order, active } = state;
  const part = order.parts.find((p) => p.mode === 'content' && refOf(p) === ref);
  if (!part || active.includes(ref)) return [];
  const refuse = (code: string, detail: string): InstallationEvent[] => {
    const data = { promotion: order.promotion, release: order.release, part: ref, code, detail: detail.slice(0, 120) };
    return [{ type: 'promotion.refused', data }];
  };
  if (outcome.is === 'refused') return refuse(outcome.code, `${part.kind} ${part.name}: ${outcome.detail}`);
  if (outcome.digest !== part.digest)
    return refuse(
      'installation.digest_differs',
      `${part.kind} ${part.name} arrived with another digest than the release has`,
    );
  return [
    { type: 'promotion.partActivated', data: { part: ref, snapshot: outcome.snapshot } },
    ...installedIfComplete(order, [...active, ref]),
  ];
};

export const installationDecider: Decider<InstallationState, InstallationCommand, InstallationEvent> = {
  initialState: { status: 'unknown' },
  evolve: evolveInstallation,
  decide: (command, state) => {
    switch (command.type) {
      case 'expect':
        return state.status === 'unknown'
          ? [{ type: 'promotion.expected', data: command.order }, ...installedIfComplete(command.order, [])]
          : [];
      case 'partSettled':
        return state.status === 'waiting' ? partSettled(state, command.part, command.outcome) : [];
      case 'cancel':
        return cancel(state);
      default:
        return command satisfies never;
    }
  },
};

export const installationStream = (promotion: string): string => `promotion-${promotion}`;
