export interface MaskOptions {
  readonly keepFirst: number;
  readonly keepLast: number;
  readonly with: string;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Replaces letters and digits, character by character as a reader counts them, and leaves punctuation.
 * However much is asked to be kept, at least half of the characters are not.
 */
export const mask = (value: string, options: MaskOptions): string => {
  const characters = [...graphemes.segment(value)].map(({ segment }) => segment);
  const allowance = Math.floor(characters.length / 2);
  const first = Math.min(options.keepFirst, allowance);
  const last = Math.min(options.keepLast, allowance - first);
  return characters
    .map((character, at) => {
      const kept = at < first || at >= characters.length - last;
      return kept || !/[\p{L}\p{N}]/u.test(character) ? character : options.with;
    })
    .join('');
};
