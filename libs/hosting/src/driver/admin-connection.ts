import { adminModule, processId } from '@wordslab/topology';
import { Unavailable } from '@wordslab/contracts';
import { readIfThere } from '../home/atomic-file.js';
import { keptPorts } from '../home/homes.js';
import { HomeLayout } from '../home/layout.js';

/** What a program on this computer needs to call a home's Admin, as its files say; nothing is asked whether it runs. */
export interface AdminConnection {
  readonly url: string;
  readonly token: string;
}

/** @throws Unavailable `home.not_up` when the home was never started */
export const adminConnectionOf = async (dir: string): Promise<AdminConnection> => {
  const home = new HomeLayout(dir);
  const port = (await keptPorts(dir))[processId(adminModule, 'service')];
  const token = await readIfThere(home.tokenFile);
  if (port !== undefined && token !== null) return { url: `http://127.0.0.1:${port}`, token: token.trim() };
  throw new Unavailable(
    'home.not_up',
    `${dir} is not a started wordslab home`,
    'Start one with `wordslab up`, or name another: --home DIR.',
  );
};
