import type { LabelledSetDetail } from '@wordslab/contracts';
import { countsText } from '../render/label-counts.js';
import { number, shortId } from '../render/text.js';

/** What a person asks first of a set of labelled rows. */
export const labelledSetFacts = (detail: LabelledSetDetail, version: number): (readonly [string, string])[] => {
  const shown = detail.versions.find((v) => v.version === version);
  if (!shown) return [];
  const { source, campaign, businessModel, items, labels } = shown;
  return [
    ['Source', `${source.kind}/${source.name}, ${shortId(source.version)}`],
    ['Snapshot', shortId(source.snapshot)],
    ...(campaign ? [['Campaign', shortId(campaign)] as const] : []),
    ...(businessModel ? [['Business model', shortId(businessModel)] as const] : []),
    ['Rows', number(items)],
    ['Labels', `${number(Object.keys(labels).length)}: ${countsText(labels)}`],
  ];
};
