/** A value of a nats-server configuration. A number is written bare, a string in quotes, `Size` bare with its unit. */
export type NatsValue = string | number | boolean | Size | readonly NatsValue[] | { readonly [key: string]: NatsValue };

/** A size with a unit (`1MB`), which the parser takes only unquoted. */
export interface Size {
  readonly size: `${number}${'KB' | 'MB' | 'GB'}`;
}

const isSize = (value: object): value is Size => 'size' in value;
const isList = (value: object): value is readonly NatsValue[] => Array.isArray(value);

const inline = (value: NatsValue): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isSize(value)) return value.size;
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  return `{ ${Object.entries(value).map(assignment).join(', ')} }`;
};

const assignment = ([key, value]: [string, NatsValue]): string => `${JSON.stringify(key)}: ${inline(value)}`;

/** The text of a configuration file, one line for each entry: the server's parser reads one-line maps with commas. */
export const renderNatsConfig = (entries: Readonly<Record<string, NatsValue>>): string =>
  `${Object.entries(entries).map(assignment).join('\n')}\n`;
