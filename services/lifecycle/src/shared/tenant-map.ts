import { type DeploymentDescriptor, type Edge, kindOfModule, type ModuleKind, NotFound } from '@wordslab/contracts';

/** What of the deployment descriptor decisions need: the tenant's stages and the edges along which data may flow. */
export interface TenantMap {
  readonly tenant: string;
  readonly stages: readonly { readonly module: string; readonly kind: ModuleKind }[];
  readonly routes: readonly Edge[];
  /** The key with which each module signs. */
  readonly signKeys: ReadonlyMap<string, string>;
}

export const TENANT_MAP = Symbol('TenantMap');

export const tenantMapOf = (descriptor: DeploymentDescriptor): TenantMap => ({
  tenant: descriptor.tenant,
  stages: descriptor.modules
    .map(({ module }) => ({ module, kind: kindOfModule(module) }))
    .filter(({ kind }) => kind !== 'lifecycle' && kind !== 'admin'),
  routes: descriptor.routes,
  signKeys: new Map(descriptor.modules.map(({ module, signKey }) => [module, signKey])),
});

export const isStage = (tenant: TenantMap, module: string): boolean =>
  tenant.stages.some((stage) => stage.module === module);

export const isRoute = (tenant: TenantMap, edge: Edge): boolean =>
  tenant.routes.some((route) => route.from === edge.from && route.to === edge.to);

/** Stages that releases pass, in the order in which they pass them; variants of one kind stand side by side. */
const RANKS: Partial<Record<ModuleKind, number>> = { dev: 0, train: 1, preprod: 2, prod: 3 };

/** Place of a stage in the order of promotions; null for a stage that releases do not pass. */
export const rankOf = (module: string): number | null => RANKS[kindOfModule(module)] ?? null;

/** Whether releases are promoted to this stage. */
export const isPassed = (stage: string): boolean => (rankOf(stage) ?? 0) > 0;

/** The kind of a stage to which releases are promoted. @throws NotFound `stage.unknown`, `stage.not_passed` */
export const requirePassed = (tenant: TenantMap, stage: string): ModuleKind => {
  requireStage(tenant, stage);
  if (isPassed(stage)) return kindOfModule(stage);
  throw new NotFound(
    'stage.not_passed',
    `no release is promoted to ${stage}`,
    `Releases pass ${tenant.stages.flatMap(({ module }) => (isPassed(module) ? [module] : [])).join(', ')}.`,
  );
};

/** @throws NotFound `stage.unknown` */
export const requireStage = (tenant: TenantMap, module: string): void => {
  if (isStage(tenant, module)) return;
  throw new NotFound(
    'stage.unknown',
    `tenant ${tenant.tenant} has no stage '${module}'`,
    `Its stages are ${tenant.stages.map((s) => s.module).join(', ')}.`,
  );
};

/** Whether releases are tried in PreProd before they come to this stage. */
export const isAfterPreprod = (stage: string): boolean => (rankOf(stage) ?? 0) > (RANKS.preprod ?? 0);
