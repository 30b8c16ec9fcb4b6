import { Inject, Injectable } from '@nestjs/common';
import type {
  ApprovalRule,
  CampaignEvidence,
  Eligibility,
  EvidenceGate,
  WhyNot,
  WordslabError,
} from '@wordslab/contracts';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import type { Release } from '../../releases/domain/release.js';
import { isStage, TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { defaultApprovalRule } from '../domain/approval-rule.js';
import { defaultGate } from '../domain/gate.js';
import { type PromotionFacts as Facts, reasonsAgainst } from '../domain/may-promote.js';
import { emptyLane } from '../domain/stage-lane.js';

/** Asks the one rule of what may be promoted, for the command and for the board. */
@Injectable()
export class PromotionFacts {
  constructor(
    private readonly books: LifecycleBooks,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
  ) {}

  async of(release: Release, to: string): Promise<Facts> {
    const lanes = await this.books.lanes();
    const policies = await this.books.policies();
    return {
      release,
      to,
      tenant: this.tenant,
      gate: isStage(this.tenant, to) ? await this.gate(to) : 'none',
      results: (await this.books.evidence()).ofRelease(release.digest),
      laneOf: (stage) => lanes.get(stage) ?? emptyLane,
      hasPolicy: (need) => policies.policyFor(need) !== undefined,
    };
  }

  /** For each stage of the release's path: may it go there now, and if not, why. */
  async eligibility(release: Release): Promise<Eligibility[]> {
    return Promise.all(
      release.path.map(async (to) => {
        const reasons = reasonsAgainst(await this.of(release, to)).map(whyNotOf);
        return { release: release.id, to, may: reasons.length === 0, reasons };
      }),
    );
  }

  /** What was measured of a release, signed or not, the latest first. */
  async evidence(release: Release): Promise<CampaignEvidence[]> {
    const results = (await this.books.evidence()).ofRelease(release.digest);
    return results.map(({ releaseDigest: _digest, ...result }) => result).reverse();
  }

  async gate(stage: string): Promise<EvidenceGate> {
    return (await this.books.gates()).get(stage)?.evidence ?? defaultGate(stage);
  }

  async approvalRule(stage: string): Promise<ApprovalRule> {
    return (await this.books.approvalRules()).get(stage)?.rule ?? defaultApprovalRule(stage);
  }
}

const whyNotOf = (error: WordslabError): WhyNot => ({
  code: error.code,
  detail: error.message,
  ...(error.hint ? { hint: error.hint } : {}),
});
