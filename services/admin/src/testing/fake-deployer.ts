import type { ModulePeer } from '@wordslab/contracts';
import type { Deployer, DeploymentOrder } from '../hosting/deployer.js';

const STEPS = ['ports', 'files', 'ready'];

/** Keys that look like keys; the same for a module each time, as those in a module's folder are. */
export const fakePeers = ({ plan }: DeploymentOrder): ModulePeer[] =>
  plan.modules.map(({ name, kind }) => ({
    module: name,
    kind,
    signKey: `sign-${plan.tenant}-${name}`,
    boxKey: `box-${plan.tenant}-${name}`,
  }));

/** Tells the steps of a deployment, one after the other; `during` runs inside each, and may throw or wait. */
export const fakeDeployer = (during: (step: string, order: DeploymentOrder) => Promise<void>): Deployer => ({
  deploy: async (order) => {
    for (const id of STEPS) {
      const tell = (state: 'running' | 'done', detail: string) =>
        order.onStep({ id, title: `Step ${id}`, state, detail, seconds: 0.1 }, STEPS.length);
      tell('running', '');
      await during(id, order);
      tell('done', `${id} of ${order.plan.tenant}`);
    }
    return fakePeers(order);
  },
});
