/** Which n-grams a text is cut into; lengths from 1 on, both ends included. */
export interface NGramRanges {
  readonly words: readonly [number, number];
  readonly characters: readonly [number, number];
}

/** Hashes of a text's n-grams, with repeats; words and characters apart, since each block is normalised by itself. */
export interface NGrams {
  readonly words: Uint32Array;
  readonly characters: Uint32Array;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Told apart from each other and from every character, so that a word `a b` is not the n-gram `ab`. */
const WORD_BLOCK = 0x1_0001;
const CHARACTER_BLOCK = 0x1_0002;
const BETWEEN_WORDS = 0x1_0003;
const SPACE = 32;

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo; draft-eastlake-fnv), its bits mixed by MurmurHash3's finaliser. */
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME);
const finish = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Words as the model sees them: NFKC, lower case, letters, marks and digits. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const wordNGrams = (words: readonly string[], [from, to]: readonly [number, number]): number[] => {
  const out: number[] = [];
  for (let start = 0; start < words.length; start += 1) {
    let hash = step(FNV_BASIS, WORD_BLOCK);
    for (let n = 1; n <= to && start + n <= words.length; n += 1) {
      const word = words[start + n - 1] ?? '';
      for (let i = 0; i < word.length; i += 1) hash = step(hash, word.charCodeAt(i));
      if (n >= from) out.push(finish(hash));
      hash = step(hash, BETWEEN_WORDS);
    }
  }
  return out;
};

/** N-grams inside each word with a space at both ends, so that beginnings and endings count as such. */
const characterNGrams = (words: readonly string[], [from, to]: readonly [number, number]): number[] => {
  const out: number[] = [];
  for (const word of words) {
    const last = word.length + 1;
    for (let start = 0; start <= last; start += 1) {
      let hash = step(FNV_BASIS, CHARACTER_BLOCK);
      for (let n = 1; n <= to && start + n - 1 <= last; n += 1) {
        const at = start + n - 1;
        hash = step(hash, at === 0 || at === last ? SPACE : word.charCodeAt(at - 1));
        if (n >= from) out.push(finish(hash));
      }
    }
  }
  return out;
};

/** Cuts a text into n-grams. Only their hashes leave this function: a model holds no piece of any text. */
export const nGramsOf = (text: string, ranges: NGramRanges): NGrams => {
  const words = wordsOf(text);
  return {
    words: Uint32Array.from(wordNGrams(words, ranges.words)),
    characters: Uint32Array.from(characterNGrams(words, ranges.characters)),
  };
};
