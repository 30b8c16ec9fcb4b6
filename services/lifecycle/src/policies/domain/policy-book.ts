import type { PolicyVersion } from '@wordslab/contracts';
import { type PolicyEvent, subjectOf } from './policy.js';

/** What a part of a release needs a policy for. */
export interface PolicyNeed {
  readonly projection: string;
  /** Entity id, without a version. */
  readonly entity: string;
  readonly from: string;
  readonly to: string;
}

/** Every policy's present version, found by what it is for. */
export class PolicyBook {
  private readonly bySubject = new Map<string, PolicyVersion>();

  apply({ data }: PolicyEvent): void {
    const { document, version, hash } = data;
    this.bySubject.set(subjectOf(document), { document, version, hash });
  }

  /** The policy for exactly this entity, else the one for every entity of the projection. */
  policyFor({ projection, entity, from, to }: PolicyNeed): PolicyVersion | undefined {
    const edge = { from, to };
    return (
      this.bySubject.get(subjectOf({ projection, entity, edge })) ??
      this.bySubject.get(subjectOf({ projection, entity: '*', edge }))
    );
  }

  /** Id of another policy that is for the same as this document. */
  otherFor(document: PolicyVersion['document']): string | undefined {
    const id = this.bySubject.get(subjectOf(document))?.document.id;
    return id === document.id ? undefined : id;
  }
}
