// Put in the place of the class of that name in Kurrent's tests, where it starts containers: a node here is a front of
// ours over a fresh store, which the runner starts.

interface Features {
  readonly defaultUserCredentials?: { readonly username: string; readonly password: string };
  readonly endpoints?: readonly { readonly address: string; readonly port: number }[];
  readonly [parameter: string]: unknown;
}

/** One node, in clear text; credentials are sent and not looked at. */
export class Cluster {
  readonly domain = '127.0.0.1';
  #port: number | undefined;

  constructor(nodes: number) {
    if (nodes > 1) throw new Error('the front is a cluster of one');
  }

  up = async (): Promise<void> => {
    this.#port = Number(await ask('POST', ''));
  };

  down = async (): Promise<void> => {
    await ask('DELETE', String(this.#port));
  };

  get endpoints(): { address: string; port: number }[] {
    if (this.#port === undefined) throw new Error('this node was not started');
    return [{ address: this.domain, port: this.#port }];
  }

  get uri(): string {
    return `${this.domain}:${this.endpoints[0]?.port}`;
  }

  connectionString = (): string => this.connectionStringWithOverrides({});

  connectionStringWithOverrides = ({ defaultUserCredentials, endpoints, ...parameters }: Features): string => {
    const { username, password } = defaultUserCredentials ?? { username: 'admin', password: 'changeit' };
    const hosts = (endpoints ?? this.endpoints).map(({ address, port }) => `${address}:${port}`).join(',');
    const query = new URLSearchParams({ tls: 'false' });
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
    return `kurrentdb://${username}:${password}@${hosts}?${query}`;
  };
}

const ask = async (method: string, node: string): Promise<string> => {
  const answer = await fetch(`${process.env['WORDSLAB_CONFORMANCE_NODES']}/${node}`, { method });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
};
