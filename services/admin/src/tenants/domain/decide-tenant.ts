import {
  type CreateTenantBody,
  type DeploymentFailure,
  type DeploymentStep,
  kindOfModule,
  type ModulePeer,
  NotFound,
  RuleViolated,
  tenantSlug,
  ValidationFailed,
} from '@wordslab/contracts';
import { defaultTenantPlan, type ModulePlan, parseTenantPlan } from '@wordslab/topology';
import type { TenantEvent } from './tenant.events.js';
import { evolveTenant, noTenant, planOf, type Tenant, type TenantState } from './tenant.js';

type Create = { readonly type: 'create' } & CreateTenantBody;

/** What the worker reports of a deployment; one of an older attempt, or after its end, changes nothing. */
type Report = { readonly attempt: number } & (
  | { readonly type: 'recordStep'; readonly step: DeploymentStep; readonly of: number }
  | { readonly type: 'recordDeployed'; readonly modules: readonly ModulePeer[] }
  | { readonly type: 'recordFailure'; readonly failure: DeploymentFailure }
);

export type TenantCommand = Create | { readonly type: 'deploy'; readonly slug: string } | Report;

const decide = (command: TenantCommand, state: TenantState): readonly TenantEvent[] => {
  switch (command.type) {
    case 'create':
      return create(command, state);
    case 'deploy':
      return deploy(command.slug, state);
    case 'recordStep':
    case 'recordDeployed':
    case 'recordFailure':
      return record(command, state);
    default:
      return command satisfies never;
  }
};

const create = (command: Create, state: TenantState): TenantEvent[] => {
  const { slug, name } = command;
  requireSlug(slug);
  const modules = modulesOf(command);
  if (state.status !== 'none') {
    if (state.name === name && namesOf(state.modules) === namesOf(modules)) return [];
    throw new RuleViolated(
      'tenant.slug_taken',
      `there is a tenant '${slug}' already: '${state.name}' with ${state.modules.map((m) => m.name).join(', ')}`,
      `Choose another slug, or see it with \`wordslab tenant show ${slug}\`.`,
    );
  }
  const plan = { modules: parseTenantPlan(planOf({ slug, name, modules })).modules };
  return [{ type: 'tenant.created', data: { slug, name, plan } }, started(1)];
};

const requireSlug = (slug: string): void => {
  if (slug === '_' || !tenantSlug.safeParse(slug).success)
    throw new ValidationFailed(
      'tenant.bad_slug',
      `'${slug}' cannot be a tenant's slug`,
      'A slug has 2 to 31 lower-case letters, digits and hyphens and starts with a letter, such as acme.',
    );
};

const modulesOf = ({ slug, name, modules }: Create): ModulePlan[] =>
  modules?.map((module) => ({ name: module, kind: kindOfModule(module) })) ?? defaultTenantPlan(slug, name).modules;

const namesOf = (modules: readonly ModulePlan[]): string =>
  modules
    .map((m) => m.name)
    .sort()
    .join();

const deploy = (slug: string, state: TenantState): TenantEvent[] => {
  if (state.status === 'none')
    throw new NotFound(
      'tenant.not_found',
      `there is no tenant '${slug}'`,
      'List them with `wordslab tenant list`, or create it with `wordslab tenant create`.',
    );
  if (state.status === 'deploying')
    throw new RuleViolated(
      'tenant.deployment_running',
      `deployment ${state.attempt} of '${slug}' is running`,
      `Follow it with \`wordslab tenant show ${slug}\`; it goes on by itself after an interruption.`,
    );
  return [started(state.attempt + 1)];
};

const started = (attempt: number): TenantEvent => ({ type: 'tenant.deploymentStarted', data: { attempt } });

const record = (command: Report, state: TenantState): TenantEvent[] => {
  if (state.status !== 'deploying' || state.attempt !== command.attempt) return [];
  return recordRunning(command, state);
};

const recordRunning = (command: Report, tenant: Tenant): TenantEvent[] => {
  const { attempt } = command;
  switch (command.type) {
    case 'recordStep': {
      const { step, of } = command;
      // A resumed deployment finds done what was done: nothing new to tell.
      if (tenant.steps[step.id] === step.state) return [];
      return [{ type: 'tenant.deploymentStepped', data: { attempt, step, of } }];
    }
    case 'recordDeployed':
      return [{ type: 'tenant.deployed', data: { attempt, modules: [...command.modules] } }];
    case 'recordFailure':
      return [{ type: 'tenant.deploymentFailed', data: { attempt, ...command.failure } }];
    default:
      return command satisfies never;
  }
};

export const tenantDecider = { initialState: noTenant, evolve: evolveTenant, decide };
