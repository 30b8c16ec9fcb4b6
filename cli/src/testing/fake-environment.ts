import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as server-sent events instead of a body; the stream then ends. */
  readonly events?: readonly { readonly type: string; readonly data: unknown }[];
  /** Breaks the connection instead, as a module does that is killed. */
  readonly hangUp?: boolean;
}

export type FakeRoute = (request: SeenRequest) => FakeAnswer | Promise<FakeAnswer>;

const TOKEN = 'a-token-for-tests';
const at = '2026-11-01T10:00:00.000Z';
const stages = ['dev', 'train'];

/** Problem details as the services send them. */
export const problem = (status: number, code: string, detail: string, more: object = {}): FakeAnswer => ({
  status,
  body: { type: 'about:blank', title: 'x', status, code, detail, correlationId: 'c-1', ...more },
});

const eventStream = (events: NonNullable<FakeAnswer['events']>): string =>
  events.map(({ type, data }) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`).join('');

/** A home on disk and one HTTP server that plays its Admin and every module, as a spec says. */
export class FakeEnvironment {
  readonly seen: SeenRequest[] = [];
  private readonly routes = new Map<string, FakeRoute>();

  private constructor(
    readonly home: string,
    private readonly server: Server,
  ) {
    const modules = ['lifecycle', ...stages].map((name) => this.module(name));
    const tenant = {
      slug: 'acme',
      name: 'Acme',
      status: 'ready',
      attempt: 1,
      createdBy: 'it',
      createdAt: at,
      updatedAt: at,
    };
    const names = modules.map((m) => m.name);
    const detail = { ...tenant, modules, steps: [], progress: { done: 0, total: 0 }, failure: null };
    this.on('GET /api/v1/tenants', () => ({ body: { items: [{ ...tenant, modules: names }], next: null } }));
    this.on('GET /api/v1/tenants/acme', () => ({ body: detail }));
  }

  static async start(): Promise<FakeEnvironment> {
    const home = await mkdtemp(join(tmpdir(), 'wordslab-cli-'));
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const environment = new FakeEnvironment(home, server);
    server.on('request', (request: IncomingMessage, response) => {
      void environment.answer(request).then(({ status = 200, headers = {}, body, events, hangUp }) => {
        if (hangUp) return request.socket.destroy();
        if (events) return response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(eventStream(events));
        return response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
      });
    });
    await mkdir(join(home, 'secrets'));
    await writeFile(join(home, 'secrets', 'token'), `${TOKEN}\n`);
    await writeFile(join(home, 'ports.json'), JSON.stringify({ '_/admin/service': environment.port }));
    return environment;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  /** Answers `METHOD /path` from now on; any path of `GET /a/:x` has `:x` written as `*`. */
  on(route: string, answer: FakeRoute): void {
    this.routes.set(route, answer);
  }

  requests(route: string): SeenRequest[] {
    return this.seen.filter((r) => `${r.method} ${r.path}` === route);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    await rm(this.home, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage): Promise<FakeAnswer> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const seen = {
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: request.headers,
      body: await text(request),
    };
    this.seen.push(seen);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return problem(401, 'caller.wrong_token', 'wrong token');
    const key = `${seen.method} ${seen.path}`;
    const route = this.routes.get(key) ?? this.routes.get(key.replace(/[^/]+$/, '*'));
    return route ? route(seen) : problem(404, 'route.not_found', `no ${key} here`);
  }

  private module(name: string) {
    const url = `http://127.0.0.1:${this.port}`;
    return {
      name,
      kind: name,
      status: 'ready',
      url,
      host: `${name}.acme.localhost`,
      processes: [],
      signKey: null,
      boxKey: null,
    };
  }
}
