/** A stretch `[start, end)` of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands where something was found already: no letter, no digit, no punctuation. */
const BLANK = '\uE000';

/** The text with the spans (sorted, disjoint) blanked, offsets unchanged, so that the next detector sees their borders. */
export const blank = (text: string, spans: readonly Span[]): string =>
  spans.length === 0 ? text : replaceSpans(text, spans, (span) => BLANK.repeat(span.end - span.start));

export const replaceSpans = <S extends Span>(text: string, spans: readonly S[], by: (span: S) => string): string => {
  let out = '';
  let from = 0;
  for (const span of spans) {
    out += text.slice(from, span.start) + by(span);
    from = span.end;
  }
  return out + text.slice(from);
};
