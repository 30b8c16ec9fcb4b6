import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What happens to a transaction that a client sends through. */
export type Loss =
  /** Nothing. */
  | 'none'
  /** What would end it is not passed on, and the connection is cut. */
  | 'query'
  /** It is committed; the connection is cut instead of saying so. */
  | 'answer'
  /** It is committed; nothing is ever said of it or of anything else. */
  | 'silence'
  /** Nothing is passed on in either direction, connections are accepted. */
  | 'standstill';

/**
 * Stands between a client and Postgres and loses what it is told to lose, on connections that are in use already;
 * only a standstill is for new ones too.
 */
export class LossyProxy {
  loss: Loss = 'none';
  readonly #server: Server;
  readonly #connections = new Set<Connection>();

  private constructor(postgresPort: number) {
    this.#server = createServer((client) => {
      const connection = new Connection(client, connect(postgresPort, '127.0.0.1'), () => this.loss);
      this.#connections.add(connection);
      client.once('close', () => this.#connections.delete(connection));
    });
  }

  /** Answers with the proxy and the URL that leads through it. */
  static async before(url: string): Promise<{ proxy: LossyProxy; url: string }> {
    const through = new URL(url);
    const proxy = new LossyProxy(Number(through.port));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    through.port = String((proxy.#server.address() as AddressInfo).port);
    return { proxy, url: through.href };
  }

  /** Cuts every connection that there is and loses nothing more. */
  heal(): void {
    this.loss = 'none';
    for (const connection of this.#connections) connection.cut();
  }

  async close(): Promise<void> {
    this.heal();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** ReadyForQuery of Postgres' protocol, 53.7: idle, or inside of a transaction. */
const READY = { idle: Buffer.from('5a0000000549', 'hex'), inTransaction: Buffer.from('5a0000000554', 'hex') };

class Connection {
  readonly #client: Socket;
  readonly #server: Socket;
  /** Where the server said it is; nowhere until somebody has logged in. */
  #state: 'new' | 'idle' | 'in a transaction' = 'new';

  constructor(client: Socket, server: Socket, loss: () => Loss) {
    this.#client = client;
    this.#server = server;
    for (const socket of [client, server]) {
      socket.on('error', () => undefined); // 'close' follows
      // As a network does that says nothing, not even goodbye.
      socket.once('close', () => void (loss() !== 'standstill' && loss() !== 'silence' && this.cut()));
    }
    client.on('data', (chunk) => this.#toServer(chunk, loss()));
    server.on('data', (chunk) => this.#toClient(chunk, loss()));
  }

  cut(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #toServer(chunk: Buffer, loss: Loss): void {
    if (loss === 'standstill') return;
    if (loss === 'query' && this.#isLast(chunk)) return this.cut();
    this.#server.write(chunk);
  }

  /** Whether a transaction ends with this: with a COMMIT, or as a statement alone. */
  #isLast(chunk: Buffer): boolean {
    const text = chunk.toString('latin1');
    return this.#state === 'idle' ? !/BEGIN/i.test(text) || /COMMIT/i.test(text) : /COMMIT/i.test(text);
  }

  #toClient(chunk: Buffer, loss: Loss): void {
    const isOver = this.#state !== 'new' && chunk.includes(READY.idle);
    if (loss === 'standstill' || (loss === 'silence' && isOver)) return;
    if (loss === 'answer' && isOver) return this.cut();
    if (chunk.includes(READY.idle)) this.#state = 'idle';
    if (chunk.includes(READY.inTransaction)) this.#state = 'in a transaction';
    this.#client.write(chunk);
  }
}
