import { Args, Flags } from '@oclif/core';
import type { DatasetDetail, PolicyProposal } from '@wordslab/contracts';
import { TenantCommand } from '../../base/tenant-command.js';
import type { Stage } from '../../find/environment.js';
import type { ProposalFlags } from '../../find/proposal.js';

const columns = (description: string) =>
  Flags.string({ multiple: true, multipleNonGreedy: true, description, helpValue: 'COL' });

export default class PolicyPropose extends TenantCommand {
  static override description =
    'Propose a policy for a dataset, or for the prediction log of a stage: every column is named, and dropped unless a ' +
    'flag says otherwise.\nNothing is ' +
    'changed; write the document with -o, review it, and set it with `policy set`.';
  static override result = '{ document: policyDocument, fields: { name, class, personal?, transform, reason }[] }';
  static override examples = [
    '<%= config.bin %> <%= command.id %> messages --to train --keep label,lang --redact text -o messages-to-train.json',
    '<%= config.bin %> <%= command.id %> messages --to train --keep label --json | <%= config.bin %> policy set -',
    '<%= config.bin %> <%= command.id %> prediction-log --from prod --to explore --redact text --names names --keep prediction,at,service,release,model,label,score,ms',
  ];
  static override args = {
    dataset: Args.string({ required: true, description: 'Name, name@version or id of a dataset; or prediction-log.' }),
  };
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
    module: Flags.string({
      aliases: ['stage', 'from'],
      description: 'Stage where the rows are; without it dev, and prod for the prediction log.',
      helpValue: 'MODULE',
    }),
  };

  protected async work(): Promise<PolicyProposal> {
    const { args, flags } = await this.parse(PolicyPropose);
    const { PREDICTION_LOG } = await import('@wordslab/contracts');
    const { withNames } = await import('../../find/proposal.js');
    const { policyText } = await import('../../find/policy-text.js');
    const isLog = args.dataset === PREDICTION_LOG;
    const stage = await (await this.environment(flags)).stage(flags.module ?? (isLog ? 'prod' : 'dev'));
    const made = isLog ? await this.ofLog(stage, flags) : await this.ofDataset(stage, args.dataset, flags);
    const proposal = withNames(made, flags.names);
    this.log(policyText(proposal.document, proposal.fields));
    if (flags.output) await this.write(flags.output, proposal);
    return proposal;
  }

  private async ofDataset(stage: Stage, name: string, flags: ProposalFlags): Promise<PolicyProposal> {
    const { answerOf } = await import('@wordslab/api-client');
    const { findDataset } = await import('../../find/datasets.js');
    const { proposalBody } = await import('../../find/proposal.js');
    const { id, version } = await findDataset(stage, name);
    const path = { path: { id } };
    const dataset: DatasetDetail = await answerOf(stage.client.GET('/api/v1/datasets/{id}', { params: path }));
    const body = { ...proposalBody(flags, dataset.latest?.columns.map((c) => c.name) ?? []), version };
    return answerOf(stage.client.POST('/api/v1/datasets/{id}/policy-proposal', { params: path, body }));
  }

  private async ofLog(stage: Stage, flags: ProposalFlags): Promise<PolicyProposal> {
    const { answerOf } = await import('@wordslab/api-client');
    const { predictionLogFields } = await import('@wordslab/contracts');
    const { proposalBody } = await import('../../find/proposal.js');
    const columns = predictionLogFields.map(({ name }) => name);
    const body = proposalBody(flags, columns);
    return answerOf(stage.client.POST('/api/v1/prediction-log/policy-proposal', { body }));
  }

  private async write(path: string, { document }: PolicyProposal): Promise<void> {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
    this.progress.line(`Written to ${path}. When it is right: \`wordslab policy set ${path}\`.`);
  }
}
