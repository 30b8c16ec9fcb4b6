import type { Arrival, DeliveryRefusal, PlacedOrder, TargetWord } from '../../deliveries/domain/delivery-book.js';
import type { DeploymentWord } from './deployment-book.js';
import {
  contentOf,
  evolvePromotion,
  isFinal,
  mustServe,
  partName,
  type Promotion,
  type TravellingPart,
  unproven,
} from './promotion.js';
import type { PromotionEvent } from './promotion.events.js';

/** How far the world is, as Lifecycle's log tells it. */
export interface Progress {
  order(id: string): PlacedOrder | undefined;
  /** How far the snapshot is at the target, as far as this promotion goes: an older one's refusal does not count. */
  arrival(snapshot: string): Arrival | undefined;
  /** The target's word, where it came. */
  readonly target: TargetWord | null;
  /** What a serving target said of the release's models. */
  readonly deployment: DeploymentWord | null;
}

/**
 * The saga's next steps, as many as the world allows: stored at the hub → told to the target → active there → installed
 * → verified → completed; or refused. Asking again in the same world gives nothing new.
 */
export const advance = (state: Promotion, progress: Progress): PromotionEvent[] => {
  const events: PromotionEvent[] = [];
  let now = state;
  for (;;) {
    const next = nextStep(now, progress);
    if (next.length === 0) return events;
    events.push(...next);
    for (const event of next) {
      const evolved = evolvePromotion(now, event);
      if (evolved.status !== 'none') now = evolved;
    }
  }
};

const nextStep = (state: Promotion, progress: Progress): PromotionEvent[] => {
  if (state.status === 'cancelled' || isGivenUp(state)) return lateWord(state, progress);
  if (isFinal(state.status)) return [];
  if (state.status !== 'delivering' && state.status !== 'installed' && state.status !== 'verified') return [];
  const { promotion } = state.request;
  const refusal = refusalOf(state, progress);
  if (refusal) return [{ type: 'promotion.refused', data: { promotion, refusal } }];
  if (state.status !== 'delivering') return [...activatedParts(state, progress), ...verification(state, progress)];
  if (!state.told) return [...storedParts(state, progress), ...tellTarget(state)];
  return [...activatedParts(state, progress), ...installedAt(state, progress)];
};

const storedParts = (state: Promotion, progress: Progress): PromotionEvent[] =>
  contentOf(state).flatMap(({ order, snapshot, partition }): PromotionEvent[] => {
    const placed = order && !snapshot ? progress.order(order) : undefined;
    if (placed?.state !== 'stored' || !placed.snapshot) return [];
    const { promotion } = state.request;
    return [{ type: 'promotion.partStored', data: { promotion, partition, snapshot: placed.snapshot } }];
  });

const snapshotsOf = (state: Promotion): { partition: string; snapshot: string }[] =>
  contentOf(state).flatMap(({ partition, snapshot }) => (snapshot ? [{ partition, snapshot }] : []));

const tellTarget = (state: Promotion): PromotionEvent[] => {
  const snapshots = snapshotsOf(state);
  if (snapshots.length < contentOf(state).length) return [];
  const { promotion, release, to, parts } = state.request;
  return [{ type: 'promotion.ordered', data: { promotion, release, to, parts, snapshots } }];
};

const activatedParts = (state: Promotion, progress: Progress): PromotionEvent[] =>
  contentOf(state).flatMap(({ partition, snapshot, active }): PromotionEvent[] => {
    const arrival = snapshot && !active ? progress.arrival(snapshot) : undefined;
    if (!snapshot || arrival?.state !== 'active') return [];
    const { promotion } = state.request;
    return [{ type: 'promotion.partActivated', data: { promotion, partition, snapshot, rows: arrival.rows } }];
  });

const installedAt = (state: Promotion, { target }: Progress): PromotionEvent[] =>
  target?.word === 'installed'
    ? [
        {
          type: 'promotion.installed',
          data: { promotion: state.request.promotion, module: state.request.to, parts: target.parts },
        },
      ]
    : [];

/**
 * Installed is what the target says; verified is that its receipts are for exactly the release's snapshots, and that what
 * serves there answers with the release's models. A target that has a part already, under an earlier policy, may say so
 * before the receipt for the new snapshot: that is waited for.
 */
const verification = (state: Promotion, { deployment }: Progress): PromotionEvent[] => {
  const { promotion, release } = state.request;
  if (state.status === 'verified') return [{ type: 'promotion.completed', data: { promotion } }];
  const wrong = mustServe(state) && deployment ? wrongAt(state, deployment) : null;
  if (wrong) return [{ type: 'promotion.failed', data: { promotion, ...wrong } }];
  if (unproven(state).length > 0 || (mustServe(state) && !deployment)) return [];
  const models = deployment?.word === 'ready' ? { models: modelsOf(deployment) } : {};
  return [
    {
      type: 'promotion.verified',
      data: { promotion, releaseDigest: release.digest, snapshots: snapshotsOf(state), ...models },
    },
  ];
};

type Ready = Extract<DeploymentWord, { word: 'ready' }>;
const modelsOf = ({ services }: Ready): string[] => [...new Set(services.map(({ model }) => model))];

/** Why what the target says of its services does not prove the release; null where it does. */
const wrongAt = (
  { request: { to, parts, release } }: Promotion,
  word: DeploymentWord,
): { code: string; detail: string } | null => {
  if (word.word === 'failed') return { code: word.code, detail: word.detail };
  const unfit = (detail: string) => ({ code: 'promotion.wrong_deployment', detail });
  if (word.releaseDigest !== release.digest)
    return unfit(`${to} serves a release of another digest, ${word.releaseDigest}`);
  const silent = parts.find(({ kind, name }) => kind === 'service' && !word.services.some((s) => s.service === name));
  if (silent) return unfit(`${to} says nothing of ${partName(silent)}`);
  const pinned = parts.filter(({ kind }) => kind === 'model').map(({ digest }) => digest);
  const other = pinned.length > 0 ? word.services.find(({ model }) => !pinned.includes(model)) : undefined;
  return other
    ? unfit(`${to} answers for ${other.service} with model ${other.model}, which the release does not pin`)
    : null;
};

const isGivenUp = ({ status, failure }: Promotion): boolean =>
  status === 'failed' && failure?.code === 'promotion.unproven';

/** The target did it before it heard of the end; one that serves, when its models answered. */
const lateWord = (state: Promotion, { target, deployment }: Progress): PromotionEvent[] =>
  state.told && target?.word === 'installed' && (!mustServe(state) || deployment?.word === 'ready')
    ? [
        {
          type: 'promotion.cancelledTooLate',
          data: { promotion: state.request.promotion, module: state.request.to, parts: target.parts },
        },
      ]
    : [];

type Refusal = Extract<PromotionEvent, { type: 'promotion.refused' }>['data']['refusal'];

const refusalOf = (state: Promotion, progress: Progress): Refusal | null => {
  for (const part of contentOf(state)) {
    const placed = part.order ? progress.order(part.order) : undefined;
    const arrival = part.snapshot ? progress.arrival(part.snapshot) : undefined;
    const refusal = placed?.refusal ?? arrival?.refusal;
    if (refusal) return inWords(refusal, part);
  }
  const { target } = progress;
  const { to } = state.request;
  return target?.word === 'refused'
    ? {
        by: 'target',
        module: to,
        code: target.code,
        detail: target.detail,
        field: null,
        part: null,
        hint: `Look at ${to}, then request the promotion again.`,
      }
    : null;
};

const inWords = (refusal: DeliveryRefusal, part: TravellingPart): Refusal => ({
  ...refusal,
  part: partName(part),
  hint:
    refusal.by === 'home'
      ? `Correct the policy${refusal.field ? ` for field '${refusal.field}'` : ''} (\`wordslab policy set FILE\`), then request the promotion again.`
      : `Look at what ${refusal.module} found, then request the promotion again.`,
});
