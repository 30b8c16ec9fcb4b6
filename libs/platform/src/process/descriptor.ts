import { readFileSync } from 'node:fs';
import {
  DESCRIPTOR_TYPE,
  deploymentDescriptor,
  type DeploymentDescriptor,
  dsseEnvelope,
  openEnvelope,
  ValidationFailed,
} from '@wordslab/contracts';
import type { ProcessEnvironment } from './config.js';

/**
 * The signed deployment descriptor of this module; null only for Admin.
 * @throws ValidationFailed when it is not signed by the tenant's home Admin or speaks of another module
 */
export const loadDescriptor = (config: ProcessEnvironment): DeploymentDescriptor | null => {
  if (config.WORDSLAB_MODULE === 'admin') return null;
  const { WORDSLAB_DESCRIPTOR_FILE: path, WORDSLAB_ADMIN_PUBLIC_KEY_FILE: keyPath } = config;
  if (!path || !keyPath)
    throw new ValidationFailed(
      'descriptor.missing',
      'this module has no deployment descriptor',
      'Set WORDSLAB_DESCRIPTOR_FILE and WORDSLAB_ADMIN_PUBLIC_KEY_FILE; Admin writes both.',
    );
  const envelope = dsseEnvelope.parse(JSON.parse(readFileSync(path, 'utf8')));
  const descriptor = openEnvelope(envelope, DESCRIPTOR_TYPE, deploymentDescriptor, [
    readFileSync(keyPath, 'utf8').trim(),
  ]);
  if (descriptor.tenant !== config.WORDSLAB_TENANT || descriptor.module !== config.WORDSLAB_MODULE)
    throw new ValidationFailed(
      'descriptor.wrong_module',
      `the descriptor is for ${descriptor.tenant}/${descriptor.module}, not ${config.WORDSLAB_TENANT}/${config.WORDSLAB_MODULE}`,
    );
  return descriptor;
};
