import { type EnvironmentView, isWordslabError } from '@wordslab/contracts';
import { askStatus, environmentStatus, HomeLayout, type ProcessReport, type SupervisorStatus } from '@wordslab/hosting';
import type { Host } from './host.js';

/** Shows a home on this computer, by its supervisor or, where that was killed, by what it left. */
export const processHost = (home: string): Host => {
  const layout = new HomeLayout(home);
  return {
    processes: async () =>
      (await supervised(layout))?.processes ?? (await environmentStatus(home)).processes.map(withMemory),
    report: async () => {
      const found = await environmentStatus(home);
      return {
        home: found.home,
        supervised: found.running,
        ingress: { port: found.ingressPort },
        memoryBytes: found.memoryBytes,
        processes: found.processes.map(withMemory),
      };
    },
  };
};

const withMemory = (report: ProcessReport): EnvironmentView['processes'][number] => {
  const { id, state, restarts, lastExit, memoryBytes } = report;
  return { id, state, restarts, lastExit, memoryBytes, ports: [...report.ports] };
};

const supervised = async (layout: HomeLayout): Promise<SupervisorStatus | null> =>
  askStatus(layout).catch((error: unknown) => {
    if (isWordslabError(error) && error.code === 'host.not_running') return null;
    throw error;
  });
