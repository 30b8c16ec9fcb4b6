/** What one run of an algorithm may take. */
export interface Limits {
  /** From start to end, ms. */
  readonly wallMs: number;
  /** Between two lines on stdout while it trains, or until an answer while it predicts, ms. */
  readonly silenceMs: number;
  /** Resident memory of the process and all it started, bytes. */
  readonly memoryBytes: number;
  /** Everything in its work folder, bytes. */
  readonly diskBytes: number;
  /** Everything it writes to stdout and stderr, bytes. */
  readonly outputBytes: number;
  /** One line of stdout, bytes. */
  readonly lineBytes: number;
  /** How often memory and disk are looked at, ms. What grows faster is over its limit for so long. */
  readonly lookEveryMs: number;
}

const MINUTE = 60_000;
const MIB = 1024 ** 2;

export const trainingLimits: Limits = {
  wallMs: 60 * MINUTE,
  silenceMs: 10 * MINUTE,
  memoryBytes: 2048 * MIB,
  diskBytes: 2048 * MIB,
  outputBytes: 16 * MIB,
  lineBytes: MIB,
  lookEveryMs: 250,
};

/** A predictor lives until it is closed; only its answers are timed. The first one includes loading the model. */
export const predictionLimits: Limits = {
  ...trainingLimits,
  wallMs: Infinity,
  silenceMs: 30_000,
  outputBytes: Infinity,
  lookEveryMs: 1000,
};
