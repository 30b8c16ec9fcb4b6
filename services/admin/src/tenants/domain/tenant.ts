import type { ModulePeer, TenantStatus } from '@wordslab/contracts';
import type { ModulePlan, TenantPlan } from '@wordslab/topology';
import type { TenantEvent } from './tenant.events.js';

export interface Tenant {
  readonly status: TenantStatus;
  readonly slug: string;
  readonly name: string;
  readonly modules: readonly ModulePlan[];
  /** Deployments begun so far. */
  readonly attempt: number;
  /** State of each step of the present deployment, by id. */
  readonly steps: Readonly<Record<string, string>>;
  /** Public keys of the modules as they were deployed last; empty before the first time. */
  readonly peers: readonly ModulePeer[];
}
export type TenantState = Tenant | { readonly status: 'none' };

export const noTenant: TenantState = { status: 'none' };

export const evolveTenant = (state: TenantState, event: TenantEvent): TenantState => {
  if (event.type === 'tenant.created') {
    const { slug, name, plan } = event.data;
    return { status: 'deploying', slug, name, modules: plan.modules, attempt: 0, steps: {}, peers: [] };
  }
  return state.status === 'none' ? state : evolveExisting(state, event);
};

const evolveExisting = (tenant: Tenant, event: Exclude<TenantEvent, { type: 'tenant.created' }>): Tenant => {
  switch (event.type) {
    case 'tenant.deploymentStarted':
      return { ...tenant, status: 'deploying', attempt: event.data.attempt, steps: {} };
    case 'tenant.deploymentStepped':
      return { ...tenant, steps: { ...tenant.steps, [event.data.step.id]: event.data.step.state } };
    case 'tenant.deployed':
      return { ...tenant, status: 'ready', peers: event.data.modules };
    case 'tenant.deploymentFailed':
      return { ...tenant, status: 'failed' };
    default:
      return event satisfies never;
  }
};

/** What the drivers deploy. */
export const planOf = ({ slug, name, modules }: Pick<Tenant, 'slug' | 'name' | 'modules'>): TenantPlan => ({
  tenant: slug,
  name,
  modules: [...modules],
});
