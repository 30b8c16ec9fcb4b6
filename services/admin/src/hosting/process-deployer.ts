import {
  DESCRIPTOR_TYPE,
  type DeploymentDescriptor,
  type DeploymentStep,
  signEnvelope,
  type SigningKeyPair,
} from '@wordslab/contracts';
import { deployTenant, type Installation, type StepEvent, type StepPhase } from '@wordslab/hosting';
import type { Deployer } from './deployer.js';
import { keptModuleKeys } from './module-key-file.js';

export interface ProcessDeployerOptions {
  readonly home: string;
  readonly installation: () => Promise<Installation>;
  readonly signingKey: SigningKeyPair;
}

const states: Readonly<Record<StepPhase, DeploymentStep['state']>> = {
  observed: 'done',
  acting: 'running',
  verified: 'done',
  failed: 'failed',
};

const stepOf = ({ step, title, phase, detail, ms }: StepEvent): DeploymentStep => ({
  id: step,
  title,
  state: states[phase],
  detail,
  seconds: ms / 1000,
});

/** Deploys into a home on this computer, as processes of its supervisor. */
export const processDeployer = ({ home, installation, signingKey }: ProcessDeployerOptions): Deployer => ({
  deploy: async ({ plan, serial, known, onStep }) => {
    const sign = (descriptor: DeploymentDescriptor) =>
      signEnvelope(DESCRIPTOR_TYPE, { ...descriptor, serial: Math.max(descriptor.serial, serial) }, signingKey);
    const { peers } = await deployTenant(plan, {
      home,
      installation: await installation(),
      signDescriptor: sign,
      makeModuleKeys: (keysDir, { tenant, name }) =>
        keptModuleKeys(
          keysDir,
          `${tenant}/${name}`,
          known.find((peer) => peer.module === name),
        ),
      onStep: (event) => onStep(stepOf(event), event.of),
    });
    return peers;
  },
});
