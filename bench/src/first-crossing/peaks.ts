import { readdir, readFile } from 'node:fs/promises';

const LOOK_MS = 200;

/**
 * The largest resident set, in MB, of every process whose command line names `marker`, while `work` runs; by command.
 * The kernel's own high-water mark (VmHWM), so that a peak between two looks counts.
 */
export const peaksDuring = async (marker: string, work: () => Promise<void>): Promise<Map<string, number>> => {
  const peaks = new Map<string, number>();
  let running = true;
  const looking = (async () => {
    while (running) {
      for (const { name, mb } of await residents(marker)) peaks.set(name, Math.max(mb, peaks.get(name) ?? 0));
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  try {
    await work();
  } finally {
    running = false;
    await looking;
  }
  return peaks;
};

const residents = async (marker: string): Promise<{ name: string; mb: number }[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [command, environment, status] = await Promise.all([read('cmdline'), read('environ'), read('status')]);
      if (!command.includes(marker) && !environment.includes(marker)) return [];
      const mb = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
      const module = /WORDSLAB_MODULE=([^\0]+)/.exec(environment)?.[1];
      const script = command.split('\0').find((part) => part.endsWith('.js')) ?? command.split('\0')[0] ?? pid;
      return [{ name: `${module ?? 'host'}: ${script.split('/').slice(-4).join('/')}`, mb }];
    }),
  );
  return found.flat();
};
