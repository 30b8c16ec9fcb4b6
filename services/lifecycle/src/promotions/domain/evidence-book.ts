import type { CampaignEvidence } from '@wordslab/contracts';

/** The result of a test campaign, and the release that it is for. */
export interface CampaignResult extends Readonly<CampaignEvidence> {
  readonly releaseDigest: string;
}

/** Results of test campaigns, by what a requirement asks for. */
export class EvidenceBook {
  private readonly results: CampaignResult[] = [];

  finished(result: CampaignResult): void {
    this.results.push(result);
  }

  /** Results for a release, signed or not, in the order in which they came. */
  ofRelease(releaseDigest: string): readonly CampaignResult[] {
    return this.results.filter((result) => result.releaseDigest === releaseDigest);
  }
}
