/** The result of a test campaign as a stage told it. */
export interface CampaignResult {
  readonly campaign: string;
  /** The stage that measured. */
  readonly stage: string;
  readonly releaseDigest: string;
  readonly service: string;
  readonly model: string;
  readonly testSet: string;
  readonly testSetDigest: string;
  readonly items: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly people: number;
  readonly peopleCorrect: number;
  readonly at: string;
  /** The key that signed it; null where no signature by the stage's own key is on it: such a result is no evidence. */
  readonly keyid: string | null;
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
