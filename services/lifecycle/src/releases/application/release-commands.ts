import { Inject, Injectable } from '@nestjs/common';
import {
  type CreateReleaseBody,
  eventIdOf,
  type PinnedPart,
  type ReleaseRequirement,
  ValidationFailed,
} from '@wordslab/contracts';
import { type CommandOutcome, Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { LifecycleBooks } from '../../books/lifecycle-books.js';
import { TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { aliasOf } from '../domain/alias.js';
import { choosePart, type KnownVersion } from '../domain/part-reference.js';
import { defaultPath, modeOf, projectionOf, requirePath } from '../domain/part-modes.js';
import { releaseDecider, releaseDigest, releaseStream, type ReleaseState } from '../domain/release.js';
import { policyMissing, shipmentsOf } from '../domain/release-needs.js';
import { parseRequirement, testSetOf } from '../domain/requirement.js';
import { KnownVersions } from './known-versions.js';

@Injectable()
export class ReleaseCommands {
  constructor(
    private readonly commands: Commands,
    private readonly books: LifecycleBooks,
    private readonly known: KnownVersions,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /**
   * Pins the parts as one unit. Its id is made from its digest, so the same release cannot be made twice.
   * @throws NotFound `release.unknown_part`, RuleViolated `release.policy_missing`, `release.exists`, …
   */
  async create(body: CreateReleaseBody, ctx: RequestContext): Promise<CommandOutcome<ReleaseState>> {
    const pinned = await this.pin(body.parts);
    const path = body.path ?? defaultPath(pinned, this.tenant);
    requirePath(path, pinned, this.tenant);
    const parts = pinned.map((part) => withModes(part, path));
    const policies = await this.books.policies();
    const missing = policyMissing(shipmentsOf(parts, path), (need) => policies.policyFor(need) !== undefined);
    if (missing) throw missing;
    const requirements = await this.requirements(body.requirements ?? [], pinned);
    const digest = releaseDigest(path, parts, requirements);
    const id = `${this.me.module}_${eventIdOf(`release ${digest}`, 0)}`;
    return this.commands.execute({
      stream: releaseStream(id),
      decider: releaseDecider,
      command: {
        type: 'create',
        id,
        name: body.name,
        alias: await this.aliasFor(id, digest),
        path,
        parts,
        requirements,
        by: ctx.actor,
      },
      ctx,
    });
  }

  /** @param ref id or alias. @throws NotFound `release.not_found` */
  async stop(
    type: 'reject' | 'recall',
    ref: string,
    reason: string,
    ctx: RequestContext,
  ): Promise<CommandOutcome<ReleaseState>> {
    const { id } = (await this.books.releases()).get(ref);
    return this.commands.execute({
      stream: releaseStream(id),
      decider: releaseDecider,
      command: { type, reason, by: ctx.actor },
      ctx,
    });
  }

  private async pin(references: readonly string[]): Promise<KnownVersion[]> {
    const pinned: KnownVersion[] = [];
    for (const text of references) {
      const part = await this.choose(text);
      projectionOf(part.kind);
      if (pinned.some((other) => other.id === part.id))
        throw new ValidationFailed(
          'release.part_twice',
          `${part.kind}/${part.name} stands in this release more than once`,
          'Pin one version of it.',
        );
      pinned.push(part);
    }
    return pinned;
  }

  private async choose(text: string): Promise<KnownVersion> {
    const candidates = await this.known.candidates(text);
    return choosePart(text, candidates, candidates.length > 0 ? [] : await this.known.names());
  }

  private async requirements(texts: readonly string[], pinned: readonly KnownVersion[]): Promise<ReleaseRequirement[]> {
    const requirements: ReleaseRequirement[] = [];
    for (const { metric, min, testSet } of texts.map(parseRequirement))
      requirements.push({ metric, min, testSet: testSetOf(testSet, await this.choose(testSet), pinned) });
    return requirements;
  }

  private async aliasFor(id: string, digest: string): Promise<string> {
    const releases = await this.books.releases();
    for (let attempt = 0; attempt < 7; attempt++) {
      const alias = aliasOf(digest, attempt);
      const taken = releases.find(alias);
      if (!taken || taken.id === id) return alias;
    }
    // Seven pairs of words are taken: the digest itself is unique.
    return `${aliasOf(digest)}-${digest.slice(-6)}`;
  }
}

const withModes = ({ kind, id, version, name, digest, home }: KnownVersion, path: readonly string[]): PinnedPart => ({
  kind,
  id,
  version,
  name,
  digest,
  home,
  modes: Object.fromEntries(path.map((stage) => [stage, modeOf({ kind, home }, stage)])),
});
