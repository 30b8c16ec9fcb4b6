import { writeFile } from 'node:fs/promises';
import type { EnvironmentReport } from '@wordslab/hosting';
import type { ProofResult } from './proofs/proof.js';
import type { Played } from './story/play.js';
import type { StepTime, Story } from './story/story.js';

export const COPIES = 'every copy equals home under the policy';
export const LEAKS = 'no personal value left its home';
const MB = 1024 * 1024;

/** What the demo measured, as `--report` writes it. */
export interface Report {
  readonly v: 1;
  readonly passed: boolean;
  readonly data: string;
  readonly rows: { readonly home: number; readonly train: number; readonly quarantined: number };
  /** On the test set, 0 to 1. */
  readonly accuracy: { readonly m1: number | null; readonly m2: number | null };
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

/** Gathers what was measured. */
export const reportOf = (
  story: Story,
  { dataset, test, models }: Played,
  proofs: readonly ProofResult[],
  status: EnvironmentReport,
  seconds: number,
): Report => {
  const figure = (proof: string, name: string) => proofs.find((p) => p.proof === proof)?.figures?.[name];
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  return {
    v: 1,
    passed: proofs.every((proof) => proof.passed),
    data: story.options.data,
    rows: {
      home: dataset.rows + (test?.rows ?? 0),
      train: number(figure(COPIES, 'datasetRows')),
      quarantined: dataset.quarantined + (test?.quarantined ?? 0),
    },
    accuracy: { m1: models[0]?.accuracy ?? null, m2: models[1]?.accuracy ?? null },
    steps: story.times,
    proofs,
    leaks: {
      searched: number(figure(LEAKS, 'searched')),
      found: proofs.find((p) => p.proof === LEAKS)?.passed ? 0 : null,
    },
    addresses: Object.fromEntries(status.addresses.map(({ host, url }) => [host, url])),
    memory: status.processes.map(({ id, memoryBytes }) => ({
      process: id,
      pssMb: memoryBytes === null ? null : Math.round(memoryBytes / MB),
    })),
    memoryTotalMb: status.memoryBytes === null ? null : Math.round(status.memoryBytes / MB),
    seconds: Number(seconds.toFixed(1)),
  };
};
