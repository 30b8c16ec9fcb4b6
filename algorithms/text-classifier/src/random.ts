/** Numbers in [0, 1), the same ones for the same seed: mulberry32 (Tommy Ettinger, 2017, public domain). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** Shuffles the first `length` items in place: Fisher and Yates, in Durstenfeld's form (CACM 7, 1964). */
export const shuffle = (items: Int32Array, length: number, random: () => number): void => {
  for (let i = length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = held;
  }
};
