import { Injectable } from '@nestjs/common';
import { homeOf, NotFound, type PolicyProposal, type ProposePolicy } from '@wordslab/contracts';
import { Commands } from '@wordslab/platform';
import { datasetDecider, datasetStream } from '../domain/decide-dataset.js';
import { proposePolicy } from '../domain/propose-policy.js';

/** Policies proposed at the home, which has the rows; Lifecycle owns what becomes of them. */
@Injectable()
export class PolicyProposals {
  constructor(private readonly commands: Commands) {}

  /** @throws NotFound `dataset.version_not_found` */
  async propose(id: string, request: ProposePolicy): Promise<PolicyProposal> {
    const { state } = await this.commands.load(datasetStream(id), datasetDecider);
    const versions = state.status === 'open' ? state.versions : [];
    const version = request.version === undefined ? versions.at(-1) : versions[request.version - 1];
    if (!version)
      throw new NotFound(
        'dataset.version_not_found',
        `the dataset ${id} has no such version here`,
        'Import a file first.',
      );
    return proposePolicy({ id, name: version.name, home: homeOf(id), columns: version.columns }, request);
  }
}
