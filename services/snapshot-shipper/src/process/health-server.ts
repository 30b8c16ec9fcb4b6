import { createServer, type Server } from 'node:http';

export interface Health {
  ready: boolean;
  detail: Record<string, unknown>;
}

/** Two probes on loopback, for whoever watches this process; no API. */
export const startHealthServer = (port: number, health: () => Health): Promise<Server> => {
  const server = createServer((request, response) => {
    const { ready, detail } = health();
    const known = request.url === '/health/live' || request.url === '/health/ready';
    const status = !known ? 404 : request.url === '/health/live' || ready ? 200 : 503;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: status === 200 ? 'ok' : known ? 'starting' : 'unknown', ...detail }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
};
