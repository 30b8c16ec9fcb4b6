import type { ModuleStatus, ModuleView, ProcessState, ProcessView } from '@wordslab/contracts';
import { hostOf, processId, type TenantModule } from '@wordslab/topology';

const meaning: Readonly<Record<ProcessState, Exclude<ModuleStatus, 'planned'>>> = {
  waiting: 'failing',
  unready: 'failing',
  stopping: 'stopped',
  stopped: 'stopped',
  left: 'unsupervised',
  starting: 'starting',
  ready: 'ready',
};
const worstFirst = ['failing', 'stopped', 'unsupervised', 'starting', 'ready'] as const;

/** A module is as well as the worst of its processes. */
export const moduleStatusOf = (processes: readonly Pick<ProcessView, 'state'>[]): ModuleStatus =>
  worstFirst.find((status) => processes.some((p) => meaning[p.state] === status)) ?? 'planned';

/** A module as it runs, picked from all processes of the environment. */
export const moduleViewOf = (module: TenantModule, all: readonly ProcessView[]): ModuleView => {
  const processes = all
    .filter((p) => p.id.startsWith(`${module.tenant}/${module.name}/`))
    .map(({ id, state, ports, restarts, lastExit }) => ({ id, state, ports, restarts, lastExit }));
  const port = processes.find((p) => p.id === processId(module, 'service'))?.ports[0];
  return {
    name: module.name,
    kind: module.kind,
    status: moduleStatusOf(processes),
    url: port === undefined ? null : `http://127.0.0.1:${port}`,
    host: hostOf(module),
    processes,
  };
};
