import { type DeploymentDescriptor, type Edge, kindOfModule, type ModuleKind, NotFound } from '@wordslab/contracts';

/** What of the deployment descriptor decisions need: the tenant's stages and the edges along which data may flow. */
export interface TenantMap {
  readonly tenant: string;
  readonly stages: readonly { readonly module: string; readonly kind: ModuleKind }[];
  readonly routes: readonly Edge[];
}

export const TENANT_MAP = Symbol('TenantMap');

export const tenantMapOf = (descriptor: DeploymentDescriptor): TenantMap => ({
  tenant: descriptor.tenant,
  stages: descriptor.modules
    .map(({ module }) => ({ module, kind: kindOfModule(module) }))
    .filter(({ kind }) => kind !== 'lifecycle' && kind !== 'admin'),
  routes: descriptor.routes,
});

export const isStage = (tenant: TenantMap, module: string): boolean =>
  tenant.stages.some((stage) => stage.module === module);

export const isRoute = (tenant: TenantMap, edge: Edge): boolean =>
  tenant.routes.some((route) => route.from === edge.from && route.to === edge.to);

/** Stages that releases pass, in the order in which they pass them; variants of one kind stand side by side. */
const RANKS: Partial<Record<ModuleKind, number>> = { dev: 0, train: 1, preprod: 2, prod: 3 };

/** Place of a stage in the order of promotions; null for a stage that releases do not pass. */
export const rankOf = (module: string): number | null => RANKS[kindOfModule(module)] ?? null;

/** @throws NotFound `stage.unknown` */
export const requireStage = (tenant: TenantMap, module: string): void => {
  if (isStage(tenant, module)) return;
  throw new NotFound(
    'stage.unknown',
    `tenant ${tenant.tenant} has no stage '${module}'`,
    `Its stages are ${tenant.stages.map((s) => s.module).join(', ')}.`,
  );
};
