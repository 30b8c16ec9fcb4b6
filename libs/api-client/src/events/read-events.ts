import type { ModuleConnection } from '../http/connection.js';
import { callerHeaders } from '../http/headers.js';
import { errorOfProblem, isUnreachable, unreachable } from '../http/problems.js';

export interface ServerEvent {
  /** Position in the module's log to continue after. */
  readonly id: string | null;
  readonly type: string;
  readonly data: unknown;
}

/** Parses `text/event-stream` (WHATWG HTML, section 9.2.6) as it arrives. */
export async function* parseEvents(chunks: AsyncIterable<string>): AsyncGenerator<ServerEvent> {
  let rest = '';
  let fields = new Map<string, string>();
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
        const before = name === 'data' ? fields.get('data') : undefined;
        fields.set(name, before === undefined ? value : `${before}\n${value}`);
        continue;
      }
      const data = fields.get('data');
      if (data !== undefined)
        yield { id: fields.get('id') ?? null, type: fields.get('event') ?? 'message', data: JSON.parse(data) };
      fields = new Map();
    }
  }
}

const textsOf = async function* (body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
};

/**
 * What happens in a module from `after` (or from now) on, until the signal or the end of the module.
 * @throws Unavailable `module.unreachable`
 */
export const readEvents = (
  connection: ModuleConnection,
  options: { after?: string; types?: readonly string[] } = {},
): AsyncGenerator<ServerEvent> =>
  readStream(connection, '/api/v1/events', { after: options.after, types: options.types?.join(',') });

/**
 * Any stream of server-sent events of a module, until the signal or its end.
 * @throws Unavailable `module.unreachable`
 */
export async function* readStream(
  connection: ModuleConnection,
  path: `/${string}`,
  query: Readonly<Record<string, string | undefined>> = {},
): AsyncGenerator<ServerEvent> {
  const url = new URL(path, connection.url);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, {
      headers: { ...callerHeaders(connection), Accept: 'text/event-stream' },
      signal: connection.signal,
    });
    if (!response.ok) throw errorOfProblem(response.status, await response.json().catch(() => null), connection.name);
    if (response.body) yield* parseEvents(textsOf(response.body));
  } catch (error) {
    if (connection.signal?.aborted) return;
    throw isUnreachable(error) ? unreachable(connection.name, connection.url, error) : error;
  }
}
