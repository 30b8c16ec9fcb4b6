import { describe, expect, it } from '@jest/globals';
import { nGramsOf, wordsOf } from './n-grams.ts';
import { learnVocabulary, Vectorizer } from './vectorizer.ts';

const ranges = { words: [1, 2], characters: [2, 3] } as const;

describe('words and n-grams', () => {
  it('takes a text apart whatever its case, width and accents are made of', () => {
    expect(wordsOf('Ｃａrte PERDUE, x²: cafe\u0301!')).toEqual(['carte', 'perdue', 'x2', 'café']);
  });

  it('counts single words and neighbours', () => {
    const { words } = nGramsOf('my card my card', ranges);
    expect(words).toHaveLength(4 + 3);
    expect(new Set(words).size).toBe(2 + 2); // my, card; my card, card my
  });

  it('cuts characters inside padded words only', () => {
    // " ab ": 3 pairs, 2 triples; " c ": 2 pairs, 1 triple; both end differently, both begin differently.
    const { characters } = nGramsOf('ab c', ranges);
    expect(characters).toHaveLength(5 + 3);
    expect(new Set(characters).size).toBe(8);
  });

  it('tells the pair of words from the word written as one', () => {
    const apart = nGramsOf('a b', ranges).words;
    expect(apart).not.toContain(nGramsOf('ab', ranges).words[0]);
  });

  it('gives nothing for a text without words', () => {
    expect(nGramsOf(' …!? ', ranges).words).toHaveLength(0);
  });
});

describe('vectorizer', () => {
  const texts = ['lost card', 'lost phone', 'card card'];

  it('keeps what enough texts hold, and weighs rarer words more', () => {
    const all = learnVocabulary(texts, { words: [1, 1], characters: [9, 9] }, 1);
    const frequent = learnVocabulary(texts, { words: [1, 1], characters: [9, 9] }, 2);
    expect(all.hashes).toHaveLength(3);
    expect(frequent.hashes).toHaveLength(2);
    const [lost, , phone] = [...all.idf];
    // lost: in two of three texts, phone in one.
    expect(Math.max(...all.idf)).toBeCloseTo(Math.log(4 / 2) + 1, 5);
    expect(Math.min(...all.idf)).toBeCloseTo(Math.log(4 / 3) + 1, 5);
    expect(lost).toBeDefined();
    expect(phone).toBeDefined();
  });

  it('scales each block to length 1 and repeats sublinearly', () => {
    const vectorizer = new Vectorizer(learnVocabulary(texts, { words: [1, 1], characters: [9, 9] }, 1));
    const { values } = vectorizer.vector('card card lost');
    expect(Math.hypot(...values)).toBeCloseTo(1, 5);
    const [a = 0, b = 0] = [...values].sort((x, y) => y - x);
    expect(a / b).toBeCloseTo(1 + Math.log(2), 5);
  });

  it('gives an empty vector for words never seen', () => {
    const vectorizer = new Vectorizer(learnVocabulary(texts, { words: [1, 1], characters: [9, 9] }, 1));
    expect(vectorizer.vector('quite different').values).toHaveLength(0);
  });
});
