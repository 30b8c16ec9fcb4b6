import {
  DESCRIPTOR_TYPE,
  deploymentDescriptor,
  type DeploymentDescriptor,
  dsseEnvelope,
  type DsseEnvelope,
  type ModulePeer,
} from '@wordslab/contracts';
import { defaultRoutes, modulesOf, type TenantModule, type TenantPlan } from '@wordslab/topology';
import { readIfThere } from '../home/atomic-file.js';
import type { HomeLayout } from '../home/layout.js';
import { writeIfChanged } from './module-files.js';

/** Signs a deployment descriptor with Admin's key, as a DSSE envelope of `DESCRIPTOR_TYPE`. */
export type SignDescriptor = (descriptor: DeploymentDescriptor) => DsseEnvelope | Promise<DsseEnvelope>;

const present = async (path: string): Promise<DeploymentDescriptor | null> => {
  const text = await readIfThere(path);
  if (text === null) return null;
  const { payload, payloadType } = dsseEnvelope.parse(JSON.parse(text));
  if (payloadType !== DESCRIPTOR_TYPE) return null;
  return deploymentDescriptor.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
};

const says = ({ serial: _serial, issuedAt: _issuedAt, ...rest }: DeploymentDescriptor): string => JSON.stringify(rest);

/**
 * Writes each module's signed descriptor. One that would say the same is left alone, so its serial counts changes only.
 * Answers with the modules whose descriptor changed.
 */
export const writeDescriptors = async (
  home: HomeLayout,
  plan: TenantPlan,
  peers: readonly ModulePeer[],
  sign: SignDescriptor,
  now: Date,
): Promise<string[]> => {
  const changed: string[] = [];
  const write = async (module: TenantModule): Promise<void> => {
    const file = home.module(module).descriptor;
    const before = await present(file);
    const next: DeploymentDescriptor = deploymentDescriptor.parse({
      v: 1,
      serial: (before?.serial ?? 0) + 1,
      issuedAt: now.toISOString(),
      tenant: plan.tenant,
      tenantName: plan.name,
      module: module.name,
      kind: module.kind,
      modules: peers,
      routes: defaultRoutes(plan),
    });
    if (before && says(before) === says(next)) return;
    if (await writeIfChanged(file, JSON.stringify(await sign(next)))) changed.push(module.name);
  };
  for (const module of modulesOf(plan)) await write(module);
  return changed;
};
