import { screen } from '../screen.js';

export interface ProofResult {
  readonly proof: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly detail: string;
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** What a proof found: a sentence, and figures for the report. */
export interface Finding {
  readonly detail: string;
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** A claim that turned out false. */
export class ProofFailed extends Error {}

export const claim: (holds: boolean, otherwise: string) => asserts holds = (holds, otherwise) => {
  if (!holds) throw new ProofFailed(otherwise);
};

/** Runs one proof and says how it ended; an error of any kind is a failed proof. */
export const prove = async (proof: string, work: () => Promise<Finding>): Promise<ProofResult> => {
  const started = performance.now();
  const ended = (passed: boolean, finding: Finding): ProofResult => {
    const ms = performance.now() - started;
    (passed ? screen.passed : screen.failed)(ms, `${proof}: ${finding.detail}`);
    return { proof, passed, seconds: Number((ms / 1000).toFixed(2)), ...finding };
  };
  try {
    return ended(true, await work());
  } catch (error) {
    return ended(false, { detail: error instanceof Error ? error.message : String(error) });
  }
};
