import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENING = '0A';

const inodeListeningOn = async (port: number): Promise<string | null> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const lines = (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1);
    for (const line of lines) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === LISTENING && local?.endsWith(`:${hex}`)) return inode ?? null;
    }
  }
  return null;
};

const holdsSocket = async (pid: string, inode: string): Promise<boolean> => {
  const handles = await readdir(`/proc/${pid}/fd`).catch(() => []); // gone, or not ours to look into
  for (const handle of handles) {
    const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
    if (target === `socket:[${inode}]`) return true;
  }
  return false;
};

/** The program that listens on a port, as `name (process 123)`; null where the system does not tell. */
export const whoListens = async (port: number): Promise<string | null> => {
  if (process.platform !== 'linux') return null;
  const inode = await inodeListeningOn(port);
  if (!inode) return null;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids)
    if (await holdsSocket(pid, inode)) {
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
      return `${name || 'a program'} (process ${pid})`;
    }
  return null;
};
