import { Args, Flags } from '@oclif/core';
import type { FeedbackView } from '@wordslab/contracts';
import { moduleFlag } from '../base/flags.js';
import { TenantCommand } from '../base/tenant-command.js';

export default class Feedback extends TenantCommand {
  static override description =
    'Say whether an answer was right.\nA comment stays in the module, sealed; what one person says later takes the ' +
    'place of what the same person said before.';
  static override result = 'feedbackView';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 019adc0f-… --correct',
    '<%= config.bin %> <%= command.id %> 019adc0f-… --wrong --label card_arrival --comment "asked for the card twice"',
  ];
  static override args = { prediction: Args.string({ required: true, description: 'Id of the prediction.' }) };
  static override flags = {
    correct: Flags.boolean({ description: 'The answer was right.', exactlyOne: ['correct', 'wrong'] }),
    wrong: Flags.boolean({ description: 'The answer was wrong.', exclusive: ['correct'] }),
    label: Flags.string({ description: 'The right label.', helpValue: 'LABEL', dependsOn: ['wrong'] }),
    comment: Flags.string({ description: 'Anything else, up to 2,000 characters.', helpValue: 'TEXT' }),
    ...moduleFlag('prod'),
  };

  protected async work(): Promise<FeedbackView> {
    const { args, flags } = await this.parse(Feedback);
    const { answerOf } = await import('@wordslab/api-client');
    const { client } = await (await this.environment(flags)).stage(flags.module);
    const { label, comment } = flags;
    const verdict: 'correct' | 'wrong' = flags.wrong ? 'wrong' : 'correct';
    const params = { path: { id: args.prediction } };
    const body = { verdict, label, comment };
    const given: FeedbackView = await answerOf(client.POST('/api/v1/predictions/{id}/feedback', { params, body }));
    this.log(`${given.prediction}: ${given.verdict}${given.label ? `, it should be ${given.label}` : ''}`);
    return given;
  }
}
