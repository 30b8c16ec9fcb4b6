import type { DeploymentStep, ModulePeer } from '@wordslab/contracts';
import type { TenantPlan } from '@wordslab/topology';

export interface DeploymentOrder {
  readonly plan: TenantPlan;
  /** Counts up with each deployment of the tenant; no descriptor is signed with a smaller one. */
  readonly serial: number;
  /** Public keys that the modules have shown before. A module that has others now, or none, is refused. */
  readonly known: readonly ModulePeer[];
  readonly onStep: (step: DeploymentStep, of: number) => void;
}

/** Port: puts a tenant's modules into this environment. */
export interface Deployer {
  /**
   * Resolves once all modules are ready, with their public keys. Repeatable: what a killed deployment did stays done, and
   * the same order given again completes it.
   */
  deploy(order: DeploymentOrder): Promise<readonly ModulePeer[]>;
}

export const DEPLOYER = Symbol('Deployer');
