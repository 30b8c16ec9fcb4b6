/** Why a run did not succeed. */
export const failureReasons = [
  'missing', // the command, or something that the algorithm needs, is not on this machine
  'refused', // the algorithm refused its input or parameters (exit code 2)
  'crashed',
  'silent',
  'time',
  'memory',
  'disk',
  'output',
  'garbage',
  'noResult',
  'cancelled',
] as const;
export type FailureReason = (typeof failureReasons)[number];

export interface Failure {
  readonly reason: FailureReason;
  /** What happened, in a sentence, with the limit that was reached. */
  readonly detail: string;
  readonly hint: string;
}

/** What to do next, for each reason. */
export const hints: Readonly<Record<FailureReason, string>> = {
  missing: 'Install what the log names, or put the program on PATH.',
  refused: 'The log says what it does not accept; correct the data or the parameters.',
  crashed: 'The last lines of the log say where; run its command by hand in a folder laid out alike.',
  silent: 'Print progress more often: one JSON line is enough.',
  time: 'Train on less, or allow more time.',
  memory: 'Read the rows in parts, use a smaller model, or allow more memory.',
  disk: 'Write less, delete what is not needed, or allow more disk.',
  output: 'Write less to stdout and stderr, or allow more.',
  garbage: 'On stdout only JSON lines as the contract says; write everything else to stderr.',
  noResult: 'Before it ends with code 0, write what the contract names.',
  cancelled: 'Start it again when it is wanted.',
};

export const failure = (reason: FailureReason, detail: string): Failure => ({ reason, detail, hint: hints[reason] });
