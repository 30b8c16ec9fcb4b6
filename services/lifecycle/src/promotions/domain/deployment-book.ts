/** A service that answers, and the digest of the model that answers for it. */
export interface ServedModel {
  readonly service: string;
  readonly model: string;
}

/** What a serving stage said of a promotion's models. */
export type DeploymentWord =
  | { readonly word: 'ready'; readonly releaseDigest: string; readonly services: readonly ServedModel[] }
  | { readonly word: 'failed'; readonly code: string; readonly detail: string };

/** The last word of each serving stage on each promotion. */
export class DeploymentBook {
  private readonly words = new Map<string, DeploymentWord>();

  said(stage: string, promotion: string, word: DeploymentWord): void {
    this.words.set(`${stage} ${promotion}`, word);
  }

  wordOn(stage: string, promotion: string): DeploymentWord | null {
    return this.words.get(`${stage} ${promotion}`) ?? null;
  }
}
