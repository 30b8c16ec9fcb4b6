import { z } from 'zod';
import { moduleKinds, moduleName } from '../ids/ids.js';
import { entityName, page, pageQuery } from './common.js';

/** `POST /tenants`: answered with 202, the deployment goes on by itself. The same request again changes nothing. */
export const createTenantBody = z.strictObject({
  /** 2 to 31 lower-case letters, digits and hyphens, starting with a letter; part of every address, never changed. */
  slug: entityName,
  name: entityName,
  /** Names such as `dev` or `prod-eu`, one `lifecycle` among them; without it Lifecycle and one module of each stage. */
  modules: z.array(moduleName).min(1).max(30).optional(),
});
export type CreateTenantBody = z.infer<typeof createTenantBody>;

export const tenantStatuses = ['deploying', 'ready', 'failed'] as const;
export type TenantStatus = (typeof tenantStatuses)[number];

/** What `POST /tenants` and `POST /tenants/:slug/deploy` answer. */
export const tenantAccepted = z.object({
  slug: z.string(),
  name: z.string(),
  status: z.enum(tenantStatuses),
  /** Which deployment of this tenant it is, from 1. */
  attempt: z.number().int().min(1),
  modules: z.array(moduleName),
});
export type TenantAccepted = z.infer<typeof tenantAccepted>;

/** Why a deployment ended, and what to do. */
export const deploymentFailure = z.object({ code: z.string(), detail: z.string(), hint: z.string().optional() });
export type DeploymentFailure = z.infer<typeof deploymentFailure>;

export const deploymentStepStates = ['running', 'done', 'failed'] as const;

/** One step of a tenant's deployment, told when it begins to act and when it ends. */
export const deploymentStep = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(deploymentStepStates),
  /** What was found or reached, in a line. */
  detail: z.string(),
  seconds: z.number().min(0),
});
export type DeploymentStep = z.infer<typeof deploymentStep>;

/** As the supervisor of the home sees a process; `left` runs on after its supervisor was killed. */
export const processStates = ['starting', 'ready', 'unready', 'waiting', 'stopping', 'stopped', 'left'] as const;
export type ProcessState = (typeof processStates)[number];

export const processView = z.object({
  /** `<tenant>/<module>/<part>`, or `_/postgres`. */
  id: z.string(),
  state: z.enum(processStates),
  ports: z.array(z.number().int()),
  restarts: z.number().int().min(0),
  /** How it ended last, where it did. */
  lastExit: z.string().nullable(),
});
export type ProcessView = z.infer<typeof processView>;

/**
 * - `planned`: nothing of it shall run yet.
 * - `ready`: all of its processes are.
 * - `starting`: some are on their way.
 * - `failing`: one ended or does not answer and is started again.
 * - `stopped`: it shall run and does not.
 * - `unsupervised`: it runs on after its supervisor was killed; how it is, nobody asks.
 */
export const moduleStatuses = ['planned', 'starting', 'ready', 'failing', 'stopped', 'unsupervised'] as const;
export type ModuleStatus = (typeof moduleStatuses)[number];

/** A module as it runs now. */
export const moduleView = z.object({
  name: moduleName,
  kind: z.enum(moduleKinds),
  status: z.enum(moduleStatuses),
  /** For programs: `http://127.0.0.1:<port>`; null while it has no port. */
  url: z.string().nullable(),
  /** For people, behind the ingress: `dev.acme.localhost`. */
  host: z.string(),
  processes: z.array(processView),
});
export type ModuleView = z.infer<typeof moduleView>;

/** A module of a tenant, with the public keys by which the others know it; null before its first deployment. */
export const tenantModuleView = moduleView.extend({ signKey: z.string().nullable(), boxKey: z.string().nullable() });
export type TenantModuleView = z.infer<typeof tenantModuleView>;

/** `GET /tenants`. */
export const tenantSummary = tenantAccepted.extend({
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type TenantSummary = z.infer<typeof tenantSummary>;
export const tenantQuery = pageQuery.extend({ status: z.enum(tenantStatuses).optional() });
export type TenantQuery = z.infer<typeof tenantQuery>;
export const tenantPage = page(tenantSummary);
export type TenantPage = z.infer<typeof tenantPage>;

/** `GET /tenants/:slug`: what is recorded of the tenant, and how its modules are now. */
export const tenantDetail = tenantSummary.extend({
  modules: z.array(tenantModuleView),
  /** Of the present or last deployment, in order. */
  steps: z.array(deploymentStep),
  /** Steps that ended well, of how many; total is 0 until the first one began. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  failure: deploymentFailure.nullable(),
});
export type TenantDetail = z.infer<typeof tenantDetail>;
