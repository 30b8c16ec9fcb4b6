import { Args } from '@oclif/core';
import type { PolicyHistory } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import { dateTime, shortId } from '../../render/text.js';
import { table } from '../../render/table.js';

export default class PolicyShow extends TenantCommand {
  static override description = 'Show a policy as it stands, and every version of it.';
  static override result = 'policyHistory';
  static override examples = ['<%= config.bin %> <%= command.id %> messages-dev-train'];
  static override args = { policy: Args.string({ required: true, description: 'Its id.' }) };

  protected async work(): Promise<PolicyHistory> {
    const { args, flags } = await this.parse(PolicyShow);
    const { policyNamed } = await import('../../find/policies.js');
    const { policyText } = await import('../../find/policy-text.js');
    const policy = await policyNamed(await (await this.environment(flags)).lifecycle(), args.policy);
    const versions = table(
      [
        { title: 'version', value: (v) => v.version, align: 'right' },
        { title: 'hash', value: (v) => shortId(v.hash) },
        { title: 'approved', value: (v) => dateTime(v.approvedAt) },
        { title: 'by', value: (v) => v.approvedBy },
        { title: 'reason', value: (v) => v.reason },
      ],
      policy.versions,
    );
    this.log([policyText(policy.document), '', versions].join('\n'));
    return policy;
  }
}
