import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeploymentDescriptor,
  DESCRIPTOR_TYPE,
  kindOfModule,
  newSigningKeyPair,
  signEnvelope,
} from '@wordslab/contracts';
import { acme, stageKey } from './samples.js';

/** Writes a signed descriptor of the sample tenant's Lifecycle, and the key to check it with. */
export const writeDescriptor = async (
  folder: string,
): Promise<{ WORDSLAB_DESCRIPTOR_FILE: string; WORDSLAB_ADMIN_PUBLIC_KEY_FILE: string }> => {
  const key = newSigningKeyPair();
  const modules = ['lifecycle', ...acme.stages.map((stage) => stage.module)];
  const descriptor: DeploymentDescriptor = {
    v: 1,
    serial: 1,
    issuedAt: '2026-01-01T00:00:00.000Z',
    tenant: acme.tenant,
    tenantName: 'Acme',
    module: 'lifecycle',
    kind: 'lifecycle',
    modules: modules.map((module) => ({
      module,
      kind: kindOfModule(module),
      signKey: stageKey.publicKey,
      boxKey: key.publicKey,
    })),
    routes: [...acme.routes],
  };
  const files = {
    WORDSLAB_DESCRIPTOR_FILE: join(folder, 'descriptor.json'),
    WORDSLAB_ADMIN_PUBLIC_KEY_FILE: join(folder, 'admin.pub'),
  };
  await writeFile(files.WORDSLAB_DESCRIPTOR_FILE, JSON.stringify(signEnvelope(DESCRIPTOR_TYPE, descriptor, key)));
  await writeFile(files.WORDSLAB_ADMIN_PUBLIC_KEY_FILE, key.publicKey);
  return files;
};
