import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { ProblemDetails } from '@wordslab/contracts';
import type { IngressRoute } from '@wordslab/topology';
import { createProxyServer } from 'httpxy';

const LONGEST_ANSWER_MS = 10 * 60_000;

const problem = (status: 404 | 502, code: string, detail: string, hint: string): ProblemDetails => ({
  type: 'about:blank',
  title: status === 404 ? 'Not Found' : 'Bad Gateway',
  status,
  code,
  detail,
  hint,
});

const refuse = (to: ServerResponse, body: ProblemDetails): void => {
  if (to.headersSent) return void to.destroy();
  to.writeHead(body.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
};

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

const unknownHost = (host: string, routes: readonly IngressRoute[]): ProblemDetails =>
  problem(
    404,
    'ingress.unknown_host',
    `no module answers to the name '${host}'`,
    `Names here: ${routes.map((r) => r.host).join(', ') || 'none yet'}.`,
  );

const away = (host: string): ProblemDetails =>
  problem(502, 'ingress.module_away', `the module at ${host} does not answer`, 'See `wordslab status`.');

/** The one address for people: a reverse proxy that routes by the Host header to the modules of this home. */
export const startIngress = (port: number, routes: () => readonly IngressRoute[]): Promise<Server> => {
  const proxy = createProxyServer({ xfwd: true, proxyTimeout: LONGEST_ANSWER_MS });
  const targetOf = (request: IncomingMessage) => routes().find((r) => r.host === hostOf(request));
  proxy.on('error', (_error, request, response) => {
    if (response instanceof ServerResponse && request) refuse(response, away(hostOf(request)));
    else if (response instanceof Socket) response.destroy();
  });
  const server = createServer((request, response) => {
    const route = targetOf(request);
    if (!route) return refuse(response, unknownHost(hostOf(request), routes()));
    const target = `http://127.0.0.1:${route.port}`;
    proxy.web(request, response, { target }).catch(() => refuse(response, away(route.host)));
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    const route = targetOf(request);
    if (!route) return void socket.destroy();
    proxy.ws(request, socket, { target: `http://127.0.0.1:${route.port}` }, head).catch(() => socket.destroy());
  });
  server.requestTimeout = 0; // an import may take as long as it takes
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });
};
