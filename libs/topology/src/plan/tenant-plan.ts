import { kindOfModule, moduleKinds, moduleName, stageKinds, tenantSlug, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';

/** A module that a tenant has: its name and the kind that the name says. */
export const modulePlan = z
  .object({ name: moduleName, kind: z.enum(moduleKinds) })
  .refine((m) => kindOfModule(m.name) === m.kind, { error: "a module's kind is the first part of its name" });
export type ModulePlan = z.infer<typeof modulePlan>;

/** What a tenant consists of: exactly one Lifecycle and the stages around it. */
export const tenantPlan = z
  .object({ tenant: tenantSlug, name: z.string().min(1).max(120), modules: z.array(modulePlan).min(1) })
  .superRefine((plan, issues) => {
    const names = plan.modules.map((m) => m.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) issues.addIssue({ code: 'custom', message: `module '${twice}' is named twice` });
    const hubs = plan.modules.filter((m) => m.kind === 'lifecycle').length;
    if (hubs !== 1) issues.addIssue({ code: 'custom', message: `a tenant has one lifecycle module, this one ${hubs}` });
    if (plan.modules.some((m) => m.kind === 'admin'))
      issues.addIssue({ code: 'custom', message: 'Admin belongs to the hosting environment, not to a tenant' });
    if (plan.tenant === '_') issues.addIssue({ code: 'custom', message: "the tenant '_' is Admin's own" });
  });
export type TenantPlan = z.infer<typeof tenantPlan>;

/** A module and the tenant that it belongs to. */
export interface TenantModule extends ModulePlan {
  readonly tenant: string;
}

/** Admin, the one module that belongs to no tenant. */
export const adminModule: TenantModule = { tenant: '_', name: 'admin', kind: 'admin' };

/** The plan of a tenant with Lifecycle and one module of each stage. */
export const defaultTenantPlan = (tenant: string, name: string): TenantPlan =>
  parseTenantPlan({
    tenant,
    name,
    modules: ['lifecycle' as const, ...stageKinds].map((kind) => ({ name: kind, kind })),
  });

/** @throws ValidationFailed `tenant.bad_plan` */
export const parseTenantPlan = (value: unknown): TenantPlan => {
  const parsed = tenantPlan.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ValidationFailed(
    'tenant.bad_plan',
    `the tenant cannot be planned: ${z.prettifyError(parsed.error)}`,
    'A tenant is named by 2 to 31 lower-case letters, digits and hyphens and has one lifecycle module.',
  );
};

export const modulesOf = (plan: TenantPlan): TenantModule[] => plan.modules.map((m) => ({ tenant: plan.tenant, ...m }));

/** The plan's Lifecycle, the hub of its links. */
export const hubOf = (plan: TenantPlan): TenantModule => {
  const hub = modulesOf(plan).find((m) => m.kind === 'lifecycle');
  if (!hub) throw new ValidationFailed('tenant.bad_plan', `tenant '${plan.tenant}' has no lifecycle module`);
  return hub;
};

/** Every module of the plan but its hub. */
export const stagesOf = (plan: TenantPlan): TenantModule[] => modulesOf(plan).filter((m) => m.kind !== 'lifecycle');
