import type { ReleaseDetail, ReleaseOutcome, ReleaseRequirement } from '@wordslab/contracts';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { count, dateTime, metricsText, shortId } from '../render/text.js';

const partsTable = ({ parts, path }: ReleaseOutcome): string =>
  table(
    [
      { title: 'part', value: (p) => `${p.kind}/${p.name}@${p.version}` },
      { title: 'home', value: (p) => p.home },
      ...path.map((stage) => ({
        title: stage,
        value: (p: ReleaseOutcome['parts'][number]) => p.modes[stage] ?? '-',
      })),
      { title: 'digest', value: (p) => shortId(p.digest), paint: (text: string) => paint('faint', text) },
    ],
    parts,
  );

const requirementText = ({ metric, min, testSet }: ReleaseRequirement): string =>
  `${metric} >= ${min} on testSet/${testSet.name}@${testSet.version}`;

/** What was measured in PreProd; a result without its stage's signature is no evidence, and told as such. */
const evidenceTable = ({ evidence }: ReleaseDetail): string =>
  table(
    [
      { title: 'measured', value: (e) => dateTime(e.at) },
      { title: 'in', value: (e) => e.stage },
      { title: 'service', value: (e) => e.service },
      { title: 'on', value: (e) => `${shortId(e.testSet)}, ${count(e.items, 'item')}` },
      {
        title: 'result',
        value: (e) => metricsText(e.metrics),
      },
      { title: 'people', value: (e) => (e.people > 0 ? `${e.peopleCorrect} of ${e.people} agree` : '-') },
      {
        title: 'signed',
        value: (e) => e.keyid ?? 'not signed: no evidence',
        paint: (t, e) => paint(e.keyid ? 'good' : 'bad', t),
      },
    ],
    evidence,
  );

/** A release for a person: its parts, how each goes to each stage, and where it may go now. */
export const releaseText = (release: ReleaseDetail): string =>
  [
    facts([
      ['Release', `${release.alias} (${release.name})`],
      ['Id', release.id],
      ['Status', `${paintStatus(release.status)}${release.statusReason ? `: ${release.statusReason}` : ''}`],
      ['Path', release.path.join(' > ')],
      ['Requires', release.requirements.map(requirementText).join('; ') || 'nothing'],
      ['Digest', shortId(release.digest)],
      ['Created', `${dateTime(release.createdAt)} by ${release.createdBy}`],
    ]),
    '',
    partsTable(release),
    '',
    ...(release.evidence.length > 0 ? [evidenceTable(release), ''] : []),
    table(
      [
        { title: 'stage', value: (e) => e.to },
        {
          title: 'promote',
          value: (e) => (e.may ? 'may' : 'may not'),
          paint: (t, e) => paint(e.may ? 'good' : 'faint', t),
        },
        { title: 'why not', value: (e) => e.reasons.map((r) => r.detail).join('; ') },
      ],
      release.eligibility,
    ),
  ].join('\n');
