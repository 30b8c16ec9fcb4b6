import { Args } from '@oclif/core';
import type { Agreement, AgreementMeasure } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { countsText } from '../../render/label-counts.js';
import { facts, table } from '../../render/table.js';
import { count, number } from '../../render/text.js';

export default class CampaignAgreement extends TenantCommand {
  static override description =
    "Show how far a campaign's annotators agree: Cohen's kappa for each two, Fleiss' kappa, Krippendorff's alpha.\n" +
    '1 is perfect, 0 is what chance gives. A measure that does not apply says why.';
  static override result = 'agreement';
  static override examples = ['<%= config.bin %> <%= command.id %> topics'];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<Agreement> {
    const { args, flags } = await this.parse(CampaignAgreement);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, args.campaign) };
    const report = await answerOf(stage.client.GET('/api/v1/campaigns/{id}/agreement', { params: { path } }));
    this.log(agreementText(report));
    return report;
  }
}

const measureText = ({ value, items, whyNot }: AgreementMeasure): string =>
  value === null ? `does not apply: ${whyNot}` : `${value.toFixed(3)} on ${count(items, 'item')}`;

const agreementText = (report: Agreement): string =>
  [
    facts([
      ['Items', number(report.items)],
      [
        'Labels per item',
        Object.entries(report.labelsPerItem)
          .map(([labels, items]) => `${labels}: ${count(items, 'item')}`)
          .join(', '),
      ],
      ['Labels', countsText(report.labels)],
      ...report.cohen.map((c) => [`Cohen ${c.annotators.join(' / ')}`, measureText(c)] as const),
      ...(report.cohen.length === 0
        ? [['Cohen', 'does not apply: no two annotators have an item in common'] as const]
        : []),
      ['Fleiss', measureText(report.fleiss)],
      ['Krippendorff', measureText(report.krippendorff)],
    ]),
    '',
    table(
      [
        { title: 'annotator', value: (a) => a.annotator },
        { title: 'given', value: (a) => number(a.given), align: 'right' },
        { title: 'skipped', value: (a) => number(a.skipped), align: 'right' },
        { title: 'labels', value: (a) => countsText(a.labels) },
      ],
      report.annotators,
    ),
  ].join('\n');
