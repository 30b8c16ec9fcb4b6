/** What KurrentDB's stream metadata say about which events are still to be seen. */
export interface StreamMetadata {
  /** Events before this revision are hidden. */
  readonly truncateBefore: number;
  /** So many of the newest are to be seen. */
  readonly maxCount: number;
  /** In seconds: older ones are hidden. */
  readonly maxAge: number;
}

/** Reads them leniently: what KurrentDB would not understand limits nothing. */
export const toStreamMetadata = (data: unknown): StreamMetadata => {
  const number = (name: string, otherwise: number): number => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === 'number' && value >= 0 ? value : otherwise;
  };
  return {
    truncateBefore: number('$tb', 0),
    maxCount: number('$maxCount', Number.POSITIVE_INFINITY),
    maxAge: number('$maxAge', Number.POSITIVE_INFINITY),
  };
};

export const METADATA_EVENT = '$metadata';
export const TOMBSTONE_EVENT = '$streamDeleted';
export const LINK_EVENT = '$>';

export const isMetadataStream = (stream: string): boolean => stream.startsWith('$$');
/** Where a stream's metadata stand. */
export const metadataStreamOf = (stream: string): string => `$$${stream}`;
/** The stream that a name is about: itself, or the one whose metadata it holds. */
export const subjectOf = (stream: string): string => (isMetadataStream(stream) ? stream.slice(2) : stream);
