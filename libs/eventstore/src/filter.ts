/** Which events a reader wants: those whose stream, category or type is listed. An empty list lets nothing through. */
export type EventFilter =
  | { readonly streamPrefixes: readonly string[] }
  | { readonly categories: readonly string[] }
  | { readonly typePrefixes: readonly string[] };

/** A filter in the one form that adapters evaluate. */
export interface PrefixFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
}

export const toPrefixFilter = (filter: EventFilter): PrefixFilter => {
  if ('streamPrefixes' in filter) return { on: 'stream', prefixes: filter.streamPrefixes };
  if ('categories' in filter) return { on: 'stream', prefixes: filter.categories.map((category) => `${category}-`) };
  return { on: 'type', prefixes: filter.typePrefixes };
};

export const passes = (filter: PrefixFilter, event: { stream: string; type: string }): boolean =>
  filter.prefixes.some((prefix) => event[filter.on].startsWith(prefix));
