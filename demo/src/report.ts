import { writeFile } from 'node:fs/promises';
import type { ProofResult } from './proofs/proof.js';
import type { StepTime } from './story/story.js';

/** What the demo measured, as `--report` writes it. */
export interface Report {
  readonly v: 1;
  readonly passed: boolean;
  readonly data: string;
  readonly rows: { readonly home: number; readonly train: number; readonly quarantined: number };
  readonly steps: readonly StepTime[];
  readonly proofs: readonly ProofResult[];
  readonly leaks: { readonly searched: number; readonly found: number | null };
  readonly addresses: Readonly<Record<string, string>>;
  /** Per process, proportional set size in MB where the system tells it. */
  readonly memory: readonly { readonly process: string; readonly pssMb: number | null }[];
  readonly memoryTotalMb: number | null;
  readonly seconds: number;
}

export const writeReport = (path: string, report: Report): Promise<void> =>
  writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
