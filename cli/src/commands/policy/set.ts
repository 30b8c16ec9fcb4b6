import { Args, Flags } from '@oclif/core';
import type { SetPolicyAnswer } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { shortId } from '../../render/text.js';

export default class PolicySet extends TenantCommand {
  static override description =
    'Set a policy: the document becomes its next version, and what leaves from now on leaves under it.';
  static override result = 'setPolicyAnswer';
  static override examples = [
    '<%= config.bin %> <%= command.id %> messages-to-train.json --reason "reviewed by legal"',
  ];
  static override args = {
    file: Args.string({ required: true, description: 'Document or proposal; - for standard input.' }),
  };
  static override flags = { reason: Flags.string({ description: 'Why, for the record.', helpValue: 'TEXT' }) };

  protected async work(): Promise<SetPolicyAnswer> {
    const { args, flags } = await this.parse(PolicySet);
    const { answerOf } = await import('@wordslab/api-client');
    const { readPolicyFile } = await import('../../find/policy-file.js');
    const document = await readPolicyFile(args.file);
    const lifecycle = await (await this.environment(flags)).lifecycle();
    const answer = await answerOf(
      lifecycle.PUT('/api/v1/policies/{id}', {
        params: { path: { id: document.id } },
        body: { document, reason: flags.reason },
      }),
    );
    this.log(
      answer.changed
        ? `policy ${answer.id} is now version ${answer.version} (${shortId(answer.hash)})`
        : `policy ${answer.id} says this already, as version ${answer.version}; nothing was changed`,
    );
    return answer;
  }
}
