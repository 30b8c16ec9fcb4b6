import { kindOfModule, type PartMode, projectionOfKind, RuleViolated, ValidationFailed } from '@wordslab/contracts';
import { isRoute, isStage, rankOf, type TenantMap } from '../../shared/tenant-map.js';

/** Beyond Train, a dataset is named by its digest only, and beyond PreProd a test set: rows stay where they are needed. */
const BY_REFERENCE: Readonly<Record<string, readonly string[]>> = {
  preprod: ['dataset'],
  prod: ['dataset', 'testSet'],
};

/** How a part of this kind goes to a stage: `reference` also where the stage is its home, since it is there already. */
export const modeOf = (part: { kind: string; home: string }, stage: string): PartMode =>
  part.home === stage || BY_REFERENCE[kindOfModule(stage)]?.includes(part.kind) ? 'reference' : 'content';

/** The projection in which a part's content travels. @throws ValidationFailed `release.unknown_kind` */
export const projectionOf = (kind: string): string => {
  const projection = projectionOfKind[kind];
  if (projection) return projection;
  throw new ValidationFailed(
    'release.unknown_kind',
    `a release cannot hold a ${kind}`,
    `It can hold: ${Object.keys(projectionOfKind).join(', ')}.`,
  );
};

/** Without a path, a release goes to every stage after the homes of its parts that releases pass. */
export const defaultPath = (parts: readonly { home: string }[], tenant: TenantMap): string[] => {
  const from = Math.max(...parts.map((part) => rankOf(part.home) ?? 0));
  return tenant.stages
    .map((stage) => stage.module)
    .filter((module) => (rankOf(module) ?? -1) > from)
    .sort((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0) || (a < b ? -1 : 1));
};

/** @throws ValidationFailed, RuleViolated when releases cannot take this path */
export const requirePath = (
  path: readonly string[],
  parts: readonly { kind: string; home: string; name: string }[],
  tenant: TenantMap,
): void => {
  if (path.length === 0)
    throw new ValidationFailed(
      'release.no_path',
      'no stage of this tenant comes after the homes of these parts',
      'Name the stages with --path.',
    );
  for (const [index, stage] of path.entries()) {
    const rank = isStage(tenant, stage) ? rankOf(stage) : null;
    if (rank === null || rank === 0 || path.indexOf(stage) !== index)
      throw new ValidationFailed(
        'release.bad_path',
        `'${stage}' cannot stand at place ${index + 1} of a release's path`,
        `A path names train, preprod and prod stages of this tenant, each once: ${tenant.stages.map((s) => s.module).join(', ')}.`,
      );
    if (index > 0 && rank < (rankOf(path[index - 1] ?? '') ?? 0))
      throw new ValidationFailed(
        'release.bad_path',
        `${stage} comes before ${path[index - 1]} in the order of promotions`,
        'The order is train, preprod, prod.',
      );
    requireRoutes(stage, parts, tenant);
  }
};

const requireRoutes = (
  stage: string,
  parts: readonly { kind: string; home: string; name: string }[],
  tenant: TenantMap,
): void => {
  const stuck = parts.find(
    (part) => modeOf(part, stage) === 'content' && !isRoute(tenant, { from: part.home, to: stage }),
  );
  if (stuck)
    throw new RuleViolated(
      'release.no_route',
      `${stuck.kind}/${stuck.name} lives in ${stuck.home}, from which nothing may flow to ${stage}`,
      'Leave the part or the stage out, or ask the tenant admin for the route.',
    );
};
