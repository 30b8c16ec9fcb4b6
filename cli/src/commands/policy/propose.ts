import { Args, Flags } from '@oclif/core';
import type { DatasetDetail, PolicyProposal } from '@wordslab/contracts';
import { moduleFlag } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

const columns = (description: string) =>
  Flags.string({ multiple: true, multipleNonGreedy: true, description, helpValue: 'COL' });

export default class PolicyPropose extends TenantCommand {
  static override description =
    'Propose a policy for a dataset: every column is named, and dropped unless a flag says otherwise.\nNothing is ' +
    'changed; write the document with -o, review it, and set it with `policy set`.';
  static override result = '{ document: policyDocument, fields: { name, class, personal?, transform, reason }[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> messages --to train --keep label,lang --redact text -o messages-to-train.json',
    '<%= config.bin %> <%= command.id %> messages --to train --keep label --json | <%= config.bin %> policy set -',
  ];
  static override args = { dataset: Args.string({ required: true, description: 'Name, name@version or id.' }) };
  static override flags = {
    to: Flags.string({ required: true, description: 'Module that shall receive the rows.', helpValue: 'MODULE' }),
    keep: columns('Column that leaves as it is; refused for personal and text columns.'),
    redact: columns('Text column that leaves with what is found in it replaced.'),
    names: columns(
      "Column whose values are replaced in redacted text of the same row; the dataset's name columns without it.",
    ),
    detect: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'What redaction looks for: email, phone, iban.',
      helpValue: 'WHAT',
    }),
    pseudonym: columns('Column that leaves as a keyed stand-in.'),
    mask: columns('Column that leaves masked.'),
    null: columns('Column that leaves empty.'),
    output: Flags.string({ char: 'o', description: 'File to write the document to.', helpValue: 'FILE' }),
    ...moduleFlag('dev'),
  };

  protected async work(): Promise<PolicyProposal> {
    const { args, flags } = await this.parse(PolicyPropose);
    const { answerOf } = await import('@wordslab/api-client');
    const { findDataset } = await import('../../find/datasets.js');
    const { proposalBody, withNames } = await import('../../find/proposal.js');
    const { policyText } = await import('../../find/policy-text.js');
    const stage = await (await this.environment(flags)).stage(flags.module);
    const { id, version } = await findDataset(stage, args.dataset);
    const path = { path: { id } };
    const dataset: DatasetDetail = await answerOf(stage.client.GET('/api/v1/datasets/{id}', { params: path }));
    const body = { ...proposalBody(flags, dataset.latest?.columns.map((c) => c.name) ?? []), version };
    const made = await answerOf(stage.client.POST('/api/v1/datasets/{id}/policy-proposal', { params: path, body }));
    const proposal = withNames(made, flags.names);
    this.log(policyText(proposal.document, proposal.fields));
    if (flags.output) await this.write(flags.output, proposal);
    return proposal;
  }

  private async write(path: string, { document }: PolicyProposal): Promise<void> {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
    this.progress.line(`Written to ${path}. When it is right: \`wordslab policy set ${path}\`.`);
  }
}
