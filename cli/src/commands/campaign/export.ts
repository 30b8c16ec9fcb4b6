import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Args, Flags } from '@oclif/core';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class CampaignExport extends TenantCommand {
  static override description =
    'Write a campaign as tasks of Label Studio, with what was annotated. Annotators are numbers there, not names.';
  static override result = '{ campaign: string, file: string }';
  static override examples = ['<%= config.bin %> <%= command.id %> topics topics.json --format label-studio'];
  static override args = {
    campaign: Args.string({ required: true, description: 'Name or id.' }),
    file: Args.string({ required: true, description: 'File to write to.' }),
  };
  static override flags = {
    format: Flags.option({ options: ['label-studio'] as const, description: 'Format.', default: 'label-studio' })(),
    ...moduleFlag('train'),
  };

  protected async work(): Promise<{ campaign: string; file: string }> {
    const { args, flags } = await this.parse(CampaignExport);
    const { answerOf } = await import('@wordslab/api-client');
    const { findCampaign } = await import('../../find/campaigns.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const id = await findCampaign(stage, args.campaign);
    const params = { path: { id }, query: { format: flags.format } };
    const tasks = await answerOf(stage.client.GET('/api/v1/campaigns/{id}/export', { params, parseAs: 'stream' }));
    if (tasks) await pipeline(Readable.from(tasks), createWriteStream(args.file));
    this.log(`Written to ${args.file}.`);
    return { campaign: id, file: args.file };
  }
}
