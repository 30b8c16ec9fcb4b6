/** What one UTF-16 code unit is for the reader of words. */
export const UNKNOWN = 0;
export const SEPARATOR = 1;
/** A combining mark: part of the word, and nothing in its folded form. */
export const MARK = 2;
export const LETTER = 3;
/** A letter whose folded form has several (`ß`, `œ`, `ﬁ`). */
export const EXPANDING = 4;
/** A letter of a script that writes no spaces between words: a word of its own. */
export const IDEOGRAPH = 5;

const kinds = new Uint8Array(0x10000);
const folds = new Uint16Array(0x10000);
const expansions = new Map<number, string>();

/** Letters that Unicode does not decompose but people type without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};
const foldLetter = (letter: string): string =>
  letter
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ßæœøłđðþıħŧ]/g, (c) => plain[c] ?? c);

const classify = (code: number): number => {
  const letter = String.fromCharCode(code);
  if (/\p{M}/u.test(letter)) return MARK;
  if (!/[\p{L}\p{N}]/u.test(letter)) return SEPARATOR;
  const folded = foldLetter(letter);
  if (folded === '') return SEPARATOR;
  folds[code] = folded.charCodeAt(0);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(letter)) return IDEOGRAPH;
  if (folded.length === 1) return LETTER;
  expansions.set(code, folded);
  return EXPANDING;
};

/** The kind of a code unit; letters outside the basic plane count as separators. */
export const kindOf = (code: number): number => {
  const known = kinds[code] ?? SEPARATOR;
  if (known !== UNKNOWN) return known;
  return (kinds[code] = classify(code));
};
/** The folded form (lower case, no accent) of a code unit of kind LETTER or IDEOGRAPH. */
export const foldOf = (code: number): number => folds[code] ?? code;
/** The folded form of a code unit that is one plain letter or digit; 0 of any other. For loops over much text. */
export const plainFoldOf = (code: number): number => (kindOf(code) === LETTER ? foldOf(code) : 0);
export const expansionOf = (code: number): string => expansions.get(code) ?? '';

/** A word of a text: its folded form, and where it stands. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text, in order: runs of letters and digits, folded. One pass. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  let folded = '';
  let start = 0;
  const close = (end: number): void => {
    if (folded !== '') words.push({ folded, start, end });
    folded = '';
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === MARK) continue;
    if (kind === SEPARATOR || kind === IDEOGRAPH) close(at);
    if (kind === SEPARATOR) continue;
    if (folded === '') start = at;
    folded += kind === EXPANDING ? expansionOf(code) : String.fromCharCode(foldOf(code));
    if (kind === IDEOGRAPH) close(at + 1);
  }
  close(text.length);
  return words;
};

/** `Müller` as people write it without the umlaut's dots: `mueller`. Equal to the folded form where there is none. */
export const transcribed = (word: string): string =>
  wordsOf(
    word
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöü]/g, (vowel) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[vowel] ?? vowel),
  )
    .map((part) => part.folded)
    .join('');
