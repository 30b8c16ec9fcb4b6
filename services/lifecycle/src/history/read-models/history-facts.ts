import {
  deploymentFailed,
  deploymentReady,
  feedEntryType,
  homeOf,
  promotionInstalled,
  promotionRefused,
  snapshotEvents,
  snapshotOrderRefused,
  snapshotReceipted,
  snapshotRefused,
  splitVersion,
  testCampaignFinished,
} from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { orderEvents } from '../../deliveries/domain/order.js';
import { policyEvents } from '../../policies/domain/policy.js';
import { approvalRuleEvents } from '../../promotions/domain/approval-rule.js';
import { gateEvents } from '../../promotions/domain/gate.js';
import { promotionEvents } from '../../promotions/domain/promotion.events.js';
import { stepInWords } from '../../promotions/domain/promotion-words.js';
import { stageEvents } from '../../promotions/domain/stage-lane.js';
import { releaseEvents } from '../../releases/domain/release.js';
import { readEvent } from '../../shared/event-schemas.js';
import { type Received, receivedAs, receivedOf } from '../../shared/feed-event.js';

/** What an event says, for somebody who reads the history. */
export interface HistoryFact {
  readonly summary: string;
  readonly entity?: {
    readonly kind: string;
    readonly id: string;
    readonly name: string | null;
    readonly version: number | null;
  };
  readonly release?: string;
  readonly promotion?: string;
  readonly snapshot?: string;
}

const own = {
  ...policyEvents,
  ...releaseEvents,
  ...approvalRuleEvents,
  ...orderEvents,
  ...gateEvents,
  'stage.held': stageEvents['stage.held'],
  'stage.holdLifted': stageEvents['stage.holdLifted'],
  'snapshot.stored': snapshotEvents['snapshot.stored'],
  'snapshot.refused': snapshotEvents['snapshot.refused'],
  'snapshot.relayRefused': snapshotEvents['snapshot.relayRefused'],
};

/** Events that the history shows. The platform's own bookkeeping (wants, claims of a stage) is not among them. */
export const historyTypes = [...Object.keys(own), ...Object.keys(promotionEvents), 'feed.*'];

export const factOf = (event: RecordedEvent): HistoryFact | null => {
  const received = receivedOf(event);
  if (received) return receivedFact(received, event);
  const promotion = readEvent(promotionEvents, event);
  if (promotion)
    return {
      summary: stepInWords(promotion),
      promotion: promotion.data.promotion,
      ...(promotion.type === 'promotion.requested' ? { release: promotion.data.release.id } : {}),
    };
  return ownFact(event);
};

const ownFact = (event: RecordedEvent): HistoryFact | null => {
  const fact = readEvent(own, event);
  switch (fact?.type) {
    case 'policy.versionApproved': {
      const { policy, version, document, standing } = fact.data;
      const edge = `${document.edge.from} → ${document.edge.to}`;
      return { summary: `${standing ? 'brought' : 'approved'} version ${version} of policy ${policy} for ${edge}` };
    }
    case 'approvalRule.set':
      return { summary: `set the approval rule of ${fact.data.stage}: ${fact.data.rule.quorum} approvals` };
    case 'gate.set':
      return { summary: `set the gate of ${fact.data.stage}: evidence ${fact.data.evidence}` };
    case 'stage.held': {
      const { stage, reason, rollback, from } = fact.data;
      const after = from ? ` after the rollback from ${from.name} (${from.alias})` : '';
      return {
        summary: `put ${stage} on hold${after}: ${reason}`,
        // The rollback is part of the history of what was rolled back from, too.
        ...(from ? { release: from.id } : {}),
        ...(rollback ? { promotion: rollback } : {}),
      };
    }
    case 'stage.holdLifted':
      return { summary: `lifted the hold of ${fact.data.stage}: ${fact.data.reason}` };
    case 'release.created':
      return {
        summary: `made release ${fact.data.name} (${fact.data.alias}) of ${fact.data.parts.length} parts`,
        release: fact.data.release,
      };
    case 'release.rejected':
      return { summary: `rejected the release: ${fact.data.reason}`, release: fact.data.release };
    case 'release.recalled':
      return { summary: `recalled the release: ${fact.data.reason}`, release: fact.data.release };
    case 'snapshot.ordered': {
      const { partition, to, projection } = fact.data;
      return {
        summary: `ordered ${projection} of ${partition} from ${homeOf(partition)} for ${to}`,
        entity: entityOf(partition),
      };
    }
    case 'snapshot.stored': {
      const { entity, to, rows, snapshot } = fact.data;
      return { summary: `stored a snapshot of ${rows} rows for ${to}`, entity, snapshot };
    }
    case 'snapshot.relayRefused':
      return {
        summary: `did not pass a snapshot on to ${fact.data.to} (${fact.data.code}): ${fact.data.detail}`,
        snapshot: fact.data.snapshot,
      };
    case 'snapshot.refused':
      return { summary: `refused a snapshot (${fact.data.code}): ${fact.data.detail}`, snapshot: fact.data.snapshot };
    case undefined:
      return null;
  }
};

const receivedFact = ({ entry, from }: Received, event: RecordedEvent): HistoryFact | null => {
  const installed = receivedAs(promotionInstalled, event);
  if (installed)
    return {
      summary: `${from} says it has installed the release`,
      promotion: installed.data.promotion,
      release: installed.data.release,
    };
  const said = receivedAs(promotionRefused, event);
  if (said)
    return {
      summary: `${from} will not install it (${said.data.code}): ${said.data.detail}`,
      promotion: said.data.promotion,
      release: said.data.release,
    };
  const orderRefused = receivedAs(snapshotOrderRefused, event);
  if (orderRefused) {
    const { code, detail, field } = orderRefused.data;
    return { summary: `${from} refused an order (${code}${field ? `, field ${field}` : ''}): ${detail}` };
  }
  const refused = receivedAs(snapshotRefused, event);
  if (refused) {
    const { code, detail, snapshot } = refused.data;
    return { summary: `${from} refused a snapshot (${code}): ${detail}`, snapshot };
  }
  const receipted = receivedAs(snapshotReceipted, event);
  if (receipted) {
    const { rows, snapshot } = receipted.data;
    return { summary: `${from} has a copy of ${rows} rows`, snapshot };
  }
  const served = servingFact(from, event);
  if (served) return served;
  const { entity } = entry;
  if (!entity) return null;
  const known = feedEntryType(entry.type, entry.v) ? '' : ' (of a type that this Lifecycle does not know yet)';
  return {
    summary: `${entry.type} ${entity.kind}/${entity.name ?? entity.id}@${entity.version}${known}`,
    entity: { kind: entity.kind, id: entity.id, name: entity.name ?? null, version: entity.version },
  };
};

/** What a stage says of its services and of what it measured. */
const servingFact = (from: string, event: RecordedEvent): HistoryFact | null => {
  const ready = receivedAs(deploymentReady, event);
  if (ready) {
    const { promotion, release, services } = ready.data;
    return {
      summary: `${services.map((s) => s.service).join(', ')} of the release answer in ${from}`,
      promotion,
      release,
    };
  }
  const failed = receivedAs(deploymentFailed, event);
  if (failed) {
    const { promotion, release, code, detail } = failed.data;
    return { summary: `the services of the release do not answer in ${from} (${code}): ${detail}`, promotion, release };
  }
  const finished = receivedAs(testCampaignFinished, event);
  if (!finished) return null;
  const { campaign, release, service, items, metrics } = finished.data;
  const measured = Object.entries(metrics).map(([metric, value]) => `${metric} ${value}`);
  return {
    summary: `test campaign ${campaign} of ${service} on ${items} items ended in ${from}: ${measured.join(', ')}`,
    release,
  };
};

const entityOf = (partition: string): NonNullable<HistoryFact['entity']> => {
  const { id, version } = splitVersion(partition);
  return { kind: 'entity', id, name: null, version };
};
