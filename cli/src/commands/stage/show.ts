import { Args, Flags } from '@oclif/core';
import type { StageHistory, StageView } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';

const momentFlag = Flags.string({
  description: 'Only what was there at this instant, or at any time of this day (UTC).',
  helpValue: 'DAY|TIME',
  parse: async (text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
    const at = new Date(text);
    if (!Number.isNaN(at.getTime())) return at.toISOString();
    const { UsageError } = await import('../../errors/cli-errors.js');
    throw new UsageError(
      'usage.bad_time',
      `'${text}' is neither a day nor a time`,
      'A day looks like 2026-11-30, a time like 2026-11-30T14:05.',
    );
  },
});

export default class StageShow extends TenantCommand {
  static override description =
    'Show a stage: the release that it has, with parts and models, what was there before, and what holds it.\nWith --at: what was there then.';
  static override result = '{ stage: stageView, history: stageHistory }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> prod',
    '<%= config.bin %> <%= command.id %> prod --at 2026-11-25',
  ];
  static override args = { stage: Args.string({ required: true, description: 'Stage, such as prod.' }) };
  static override flags = { at: momentFlag };

  protected async work(): Promise<{ stage: StageView; history: StageHistory }> {
    const { args, flags } = await this.parse(StageShow);
    const { answerOf } = await import('@wordslab/api-client');
    const { stageText } = await import('../../find/stage-text.js');
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const path = { stage: args.stage };
    const stage = await answerOf(lifecycle.GET('/api/v1/stages/{stage}', { params: { path } }));
    const history = await answerOf(
      lifecycle.GET('/api/v1/stages/{stage}/history', { params: { path, query: { at: flags.at } } }),
    );
    this.log(stageText(stage, history.items, flags.at));
    return { stage, history };
  }
}
