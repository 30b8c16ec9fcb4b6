import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** A JSON logger on standard output; what could be a secret is removed by name. */
export const createLogger = (name: string, level = 'info'): Logger =>
  pino({
    name,
    level,
    redact: {
      paths: [
        'password',
        'token',
        'authorization',
        '*.password',
        '*.token',
        '*.authorization',
        'req.headers.authorization',
      ],
      remove: true,
    },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  });
