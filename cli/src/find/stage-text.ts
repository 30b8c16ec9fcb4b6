import type { Occupancy, StageView } from '@wordslab/contracts';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { dateTime, metricsText, shortId } from '../render/text.js';

const endText = ({ until, ended, endedBy }: Occupancy): string =>
  until
    ? `${dateTime(until)}, ${ended === 'rolledBack' ? 'rolled back' : 'replaced'} by ${shortId(endedBy ?? '')}`
    : 'now';

const modelText = ({ model }: Occupancy['parts'][number]): string => {
  if (!model) return '-';
  return `${metricsText(model.metrics)}; run ${shortId(model.run)}, sets ${model.sets.map(shortId).join(' ')}, from ${model.sources.map(shortId).join(' ')}`;
};

const stayText = (stay: Occupancy): string =>
  [
    facts([
      ['Release', `${stay.release.alias} (${stay.release.name}), ${paintStatus(stay.release.status)}`],
      ['Came', `${dateTime(stay.from)} by ${stay.kind} ${shortId(stay.promotion)}`],
      ['Until', endText(stay)],
    ]),
    table(
      [
        { title: 'part', value: (p) => `${p.kind}/${p.name}@${p.version}` },
        { title: 'digest', value: (p) => shortId(p.digest), paint: (t) => paint('faint', t) },
        { title: 'model', value: modelText },
      ],
      stay.parts,
    ),
  ].join('\n');

const headText = ({ stage, active, hold, approval, evidence }: StageView): string =>
  facts([
    ['Stage', stage],
    ['Hold', hold ? `${paint('bad', hold.reason)}, by ${hold.by} since ${dateTime(hold.at)}` : 'none'],
    ['Under way', active ? `${active.kind} of ${active.alias}, ${active.promotion}` : 'nothing'],
    ['Approvals', `${approval.quorum}${approval.separateApprover ? ', by somebody other than who asks' : ''}`],
    ['Evidence', evidence],
  ]);

/** A stage for a person: what holds for it, and each release that was there (then), the latest first. */
export const stageText = (stage: StageView, stays: readonly Occupancy[], at?: string): string => {
  const none = at ? `No release was in ${stage.stage} on ${at}.` : `No release was ever in ${stage.stage}.`;
  const then = at ? [`In ${stage.stage} on ${at}:`] : [headText(stage)];
  return [...then, ...(stays.length > 0 ? stays.map(stayText) : [none])].join('\n\n');
};
