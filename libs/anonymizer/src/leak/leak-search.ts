import { Matcher } from './matcher.js';
import { formsOf, type Needle, type NeedleForms } from './needles.js';
import { Scan } from './scan.js';

/** A needle found: which and where, never the value itself, so that a report holds no personal data. */
export interface LeakHit {
  /** Index into the needles as given (of equal ones, the first). */
  readonly needle: number;
  readonly kind: string;
  readonly where: string;
  readonly count: number;
}

export interface ScanOptions {
  readonly binary?: boolean;
}

interface Entry {
  readonly needle: number;
  readonly kind: string;
  readonly forms: NeedleForms;
  /** Of this needle and those that are equal but for it. */
  readonly leads: (string | null)[];
}

/**
 * Looks for many personal values at once, in streams of any size.
 * A value counts as found when its words follow one another as whole words, whatever the case, accents, spaces,
 * punctuation and escapes (JSON, COPY) between them; phone numbers and IBANs also by their characters without gaps,
 * phone numbers by their last nine digits, where a number may begin there, and in a point in time or a long
 * fraction by all of them. Values under six characters that are one word are not searched.
 */
export class LeakSearch {
  private readonly entries: readonly Entry[];
  private readonly matcher: Matcher;
  private readonly counts = new Map<string, number[]>();
  /** Needles that are too short or common to be searched. */
  readonly skipped: number;

  constructor(needles: readonly Needle[]) {
    const seen = new Map<string, Entry>();
    let skipped = 0;
    for (const [needle, { kind, value }] of needles.entries()) {
      const forms = formsOf({ kind, value });
      if (forms === null) {
        skipped++;
        continue;
      }
      const { lead, ...searched } = forms;
      const key = JSON.stringify(searched);
      const equal = seen.get(key);
      equal?.leads.push(lead);
      if (!equal) seen.set(key, { needle, kind, forms, leads: [lead] });
    }
    this.entries = [...seen.values()];
    this.skipped = skipped;
    this.matcher = new Matcher(
      this.entries.map(({ forms }) => forms),
      this.entries.map(({ leads }) => leads),
    );
  }

  /** How many different values are searched. */
  get searched(): number {
    return this.entries.length;
  }

  /** How many of them are searched in binary sources: no single words, nothing short. */
  get searchedInBinary(): number {
    return this.entries.filter(({ forms }) => forms.anywhere !== null).length;
  }

  /**
   * Begins a source named `where`; feed it to its end, then `end()`. Chunks may be cut anywhere, also within a character.
   * `binary` is for raw files (a table's pages, a broker's store), where values stand without gaps between them.
   */
  open(where: string, { binary = false }: ScanOptions = {}): Scan {
    const counts = this.counts.get(where) ?? new Array<number>(this.entries.length).fill(0);
    this.counts.set(where, counts);
    return new Scan(
      this.matcher,
      (entry) => {
        counts[entry] = (counts[entry] ?? 0) + 1;
      },
      binary,
    );
  }

  /** Searches one text that is at hand as a whole. */
  search(where: string, text: string | Uint8Array, options?: ScanOptions): void {
    const scan = this.open(where, options);
    scan.feed(text);
    scan.end();
  }

  /** What was found so far, by source and needle. */
  hits(): LeakHit[] {
    return [...this.counts].flatMap(([where, counts]) =>
      this.entries.flatMap(({ needle, kind }, entry) => {
        const count = counts[entry] ?? 0;
        return count === 0 ? [] : [{ needle, kind, where, count }];
      }),
    );
  }

  /** Needles (as `LeakHit.needle`) found in no source; a control run over the originals must leave none. */
  missing(): number[] {
    const all = [...this.counts.values()];
    return this.entries.flatMap(({ needle }, entry) => (all.some((counts) => counts[entry]) ? [] : [needle]));
  }
}
