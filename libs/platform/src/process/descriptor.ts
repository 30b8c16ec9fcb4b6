import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import {
  DESCRIPTOR_TYPE,
  deploymentDescriptor,
  type DeploymentDescriptor,
  dsseEnvelope,
  NotAllowed,
  openEnvelope,
  ValidationFailed,
} from '@wordslab/contracts/core';
import type { ProcessEnvironment } from './config.js';

/**
 * The signed deployment descriptor of this module; null only for Admin.
 * @throws ValidationFailed when it is not signed by the tenant's home Admin or speaks of another module
 * @throws NotAllowed `descriptor.older` when this module has started with a newer one before
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
  refuseOlder(descriptor.serial, `${path}.seen`);
  return descriptor;
};

/** An older descriptor is signed as well, and names keys and routes that were taken back since. */
const refuseOlder = (serial: number, seenPath: string): void => {
  const seen = existsSync(seenPath) ? readFileSync(seenPath, 'utf8').trim() : '0';
  // Written so that a damaged file refuses too.
  if (!(serial >= Number(seen)))
    throw new NotAllowed(
      'descriptor.older',
      `the descriptor has serial ${serial}, and this module has started with ${seen} before`,
      `Deploy the tenant again, so that Admin writes a new one. After a restore of the whole module, remove ${seenPath}.`,
    );
  if (serial === Number(seen)) return;
  // Service and shipper start together and write the same: each its own file, then renamed.
  const beside = `${seenPath}.${process.pid}`;
  writeFileSync(beside, String(serial));
  renameSync(beside, seenPath);
};
