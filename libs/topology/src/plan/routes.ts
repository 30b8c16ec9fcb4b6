import type { Edge, ModuleKind } from '@wordslab/contracts';
import type { TenantPlan } from './tenant-plan.js';

/** Forward: an entity's home to a stage that its releases pass. An edge starts at a home, so no stage forwards another's. */
const forward: readonly (readonly [ModuleKind, ModuleKind])[] = [
  ['dev', 'train'],
  ['dev', 'preprod'],
  ['dev', 'prod'],
  ['train', 'preprod'],
  ['train', 'prod'],
];

/** Backward and sideways: what a stage may pull, anonymized. */
const backward: readonly (readonly [ModuleKind, ModuleKind])[] = [
  ['prod', 'explore'],
  ['prod', 'train'],
  ['prod', 'preprod'],
  ['explore', 'train'],
  ['explore', 'dev'],
];

/** The edges along which a tenant's data may flow unless its policies say otherwise, between every module of those kinds. */
export const defaultRoutes = (plan: TenantPlan): Edge[] => {
  const named = (kind: ModuleKind) => plan.modules.filter((m) => m.kind === kind).map((m) => m.name);
  return [...forward, ...backward].flatMap(([from, to]) =>
    named(from).flatMap((source) => named(to).map((target) => ({ from: source, to: target }))),
  );
};
