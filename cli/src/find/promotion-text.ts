import type { PromotionDetail, PromotionEvidence, PromotionRefusal } from '@wordslab/contracts';
import { NotCompleted } from '../errors/cli-errors.js';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { dateTime, shortId } from '../render/text.js';

const OVER = new Set(['completed', 'rejected', 'refused', 'failed', 'cancelled']);

/** Whether nothing more will happen to it. */
export const isOver = (promotion: { status: string }): boolean => OVER.has(promotion.status);

const refusalText = ({ module, detail, field, part }: PromotionRefusal): string => {
  const where = [...(field ? [`field ${field}`] : []), ...(part ? [`part ${part}`] : [])];
  return `${module}: ${detail}${where.length > 0 ? ` (${where.join(', ')})` : ''}`;
};

/**
 * Says so when a promotion that is over did not complete.
 * @throws NotCompleted with the refusal's own code
 */
export const assertCompleted = (promotion: PromotionDetail): void => {
  if (!isOver(promotion) || promotion.status === 'completed') return;
  const { refusal, failure, release, to, status, id } = promotion;
  throw new NotCompleted(
    refusal?.code ?? failure?.code ?? `promotion.${status}`,
    `the promotion of ${release.alias} to ${to} was ${status === 'failed' ? 'not completed' : status}` +
      (refusal ? ` by ${refusalText(refusal)}` : `: ${promotion.summary}`),
    `${refusal?.hint ? `${refusal.hint} ` : ''}Every step: \`wordslab promotion show ${id}\`.`,
    {
      promotion: id,
      status,
      field: refusal?.field ?? null,
      part: refusal?.part ?? null,
      module: refusal?.module ?? null,
    },
  );
};

const evidenceText = ({ requirement, measured, stage, campaign, items, keyid }: PromotionEvidence): string =>
  `${requirement.metric} ${measured} on testSet/${requirement.testSet.name}@${requirement.testSet.version} ` +
  `(${requirement.min} required; ${items} items, campaign ${shortId(campaign)}, signed by ${stage}, key ${keyid})`;

/** A promotion for a person: where it stands, its parts and steps. */
export const promotionText = (p: PromotionDetail): string =>
  [
    facts([
      [p.kind === 'rollback' ? 'Rollback' : 'Promotion', p.id],
      ['Release', `${p.release.alias} (${p.release.name}) to ${p.to}`],
      ...(p.replaces ? [['Replaces', `${p.replaces.alias} (${p.replaces.name})`] as const] : []),
      ['Status', `${paintStatus(p.status)}: ${p.summary}`],
      ['Requested', `${dateTime(p.requestedAt)} by ${p.requestedBy}${p.reason ? `: ${p.reason}` : ''}`],
      ['Approvals', p.approvals.map((a) => a.by).join(', ') || `none; ${p.approval.quorum} needed`],
      ...p.evidence.map((e) => ['Evidence', evidenceText(e)] as const),
      ...(p.refusal ? [['Refused', `${p.refusal.code}, ${refusalText(p.refusal)}`] as const] : []),
    ]),
    '',
    table(
      [
        { title: 'part', value: (x) => `${x.kind}/${x.name}@${x.version}` },
        { title: 'from', value: (x) => x.home },
        { title: 'as', value: (x) => x.mode },
        { title: 'state', value: (x) => x.state, paint: paintStatus },
        { title: 'snapshot', value: (x) => (x.snapshot ? shortId(x.snapshot) : '-'), paint: (t) => paint('faint', t) },
      ],
      p.parts,
    ),
    '',
    table(
      [
        { title: 'at', value: (s) => dateTime(s.at) },
        { title: 'step', value: (s) => s.type },
        { title: 'by', value: (s) => s.actor },
        { title: 'detail', value: (s) => s.detail },
      ],
      p.steps,
    ),
  ].join('\n');
