import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeploymentDescriptor,
  DESCRIPTOR_TYPE,
  newSigningKeyPair,
  signEnvelope,
  type StageKind,
} from '@wordslab/contracts';

/** Descriptor, keys and their paths, as Admin and the process driver would write them. */
export const writeStageConfig = async (folder: string, kind: StageKind) => {
  const key = newSigningKeyPair();
  const descriptor: DeploymentDescriptor = {
    v: 1,
    serial: 1,
    issuedAt: new Date().toISOString(),
    tenant: 'acme',
    tenantName: 'Acme',
    module: kind,
    kind,
    modules: [],
    routes: [
      { from: 'prod', to: 'explore' },
      { from: 'explore', to: 'train' },
    ],
  };
  await mkdir(join(folder, 'keys'), { recursive: true });
  const at = (name: string) => join(folder, 'keys', name);
  await writeFile(at('descriptor.json'), JSON.stringify(signEnvelope(DESCRIPTOR_TYPE, descriptor, key)));
  await writeFile(at('admin.pub'), key.publicKey);
  await writeFile(at('payload-key'), randomBytes(32).toString('base64'));
  return {
    WORDSLAB_DESCRIPTOR_FILE: at('descriptor.json'),
    WORDSLAB_ADMIN_PUBLIC_KEY_FILE: at('admin.pub'),
    WORDSLAB_PAYLOAD_KEY_FILE: at('payload-key'),
  };
};
