import { Args } from '@oclif/core';
import type { CampaignDetail } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';
import { facts, table } from '../../render/table.js';
import { count, dateTime, number, shortId } from '../../render/text.js';

export default class CampaignShow extends TenantCommand {
  static override description = 'Show a campaign: what it is about, how far it is, and who did what.';
  static override result = 'campaignDetail';
  static override examples = ['<%= config.bin %> <%= command.id %> topics'];
  static override args = { campaign: Args.string({ required: true, description: 'Name or id.' }) };
  static override flags = { ...moduleFlag('train') };

  protected async work(): Promise<CampaignDetail> {
    const { args, flags } = await this.parse(CampaignShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const path = { id: await findCampaign(stage, args.campaign) };
    const detail: CampaignDetail = await answerOf(stage.client.GET('/api/v1/campaigns/{id}', { params: { path } }));
    this.log(campaignText(detail));
    return detail;
  }
}

const campaignText = (c: CampaignDetail): string => {
  const { progress: p } = c;
  const about = facts([
    ['Campaign', `campaign/${c.name}, ${c.status}`],
    ['Id', c.id],
    ['About', `${c.source.kind}/${c.source.name}, ${shortId(c.source.version)}, split ${c.split}`],
    ['Text', c.textColumn],
    ['Business model', shortId(c.businessModel)],
    ['Items', `${number(p.items)}, ${count(c.annotatorsPerItem, 'annotator')} each`],
    ['Complete', `${number(p.complete)}; begun ${number(p.begun)}, skipped ${number(p.skipped)} times`],
    ['Disagreements', `${number(p.disagreements)} open, ${number(p.adjudicated)} adjudicated`],
    ['Created', `${dateTime(c.createdAt)} by ${c.createdBy}`],
    ['Finished', dateTime(c.finishedAt)],
  ]);
  if (p.annotators.length === 0) return about;
  const people = table(
    [
      { title: 'annotator', value: (a) => a.annotator },
      { title: 'given', value: (a) => number(a.given), align: 'right' },
      { title: 'skipped', value: (a) => number(a.skipped), align: 'right' },
    ],
    p.annotators,
  );
  return `${about}\n\n${people}`;
};
