import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/**
 * A copy of the test package that Jest runs with this repository's modules: containers are replaced by our nodes, and
 * what a test left as the only one to be run no longer is.
 */
export const prepareWorkspace = async (tests: string): Promise<string> => {
  const workspace = await mkdtemp(join(tmpdir(), 'wordslab-kurrent-tests-'));
  const utils = join(workspace, 'src', 'utils');
  await mkdir(join(workspace, 'src'));
  for (const folder of ['streams', 'utils'])
    await cp(join(tests, 'src', folder), join(workspace, 'src', folder), { recursive: true });
  await rm(join(utils, 'Cluster.ts'));
  await cp(join(here, 'cluster.js'), join(utils, 'Cluster.js'));
  for (const file of await readdir(join(workspace, 'src', 'streams'))) {
    const path = join(workspace, 'src', 'streams', file);
    await writeFile(path, runnable(await readFile(path, 'utf8')));
  }
  // Of this module only `v4` is used; what stands in this repository's modules is not made for Jest.
  await writeFile(join(workspace, 'uuid.cjs'), "exports.v4 = require('node:crypto').randomUUID;\n");
  await symlink(nodeModules(), join(workspace, 'node_modules'));
  await writeFile(join(workspace, 'jest.config.json'), JSON.stringify(jestConfig(workspace)));
  return workspace;
};

/** With the names that Jest has for what the tests call by older ones. */
const runnable = (test: string): string =>
  test
    .replaceAll(/^(\s*)(test|it|describe)\.only\(/gm, '$1$2(')
    .replaceAll(/\.toBeCalled(Times)?\(/g, '.toHaveBeenCalled$1(')
    .replaceAll('.toThrowError(', '.toThrow(');

/** The folder of modules in which this repository has the client. */
const nodeModules = (): string => dirname(dirname(dirname(require.resolve('@kurrent/kurrentdb-client/package.json'))));

const jestConfig = (rootDir: string): object => ({
  rootDir,
  testMatch: ['<rootDir>/src/streams/**/*.test.ts'],
  testTimeout: 30_000,
  moduleFileExtensions: ['js', 'ts', 'json', 'cjs', 'node'],
  moduleNameMapper: {
    '^@test-utils$': '<rootDir>/src/utils',
    '^uuid$': '<rootDir>/uuid.cjs',
    // The names that the client had.
    '^@(?:kurrent|eventstore)/db-client(.*)$': '@kurrent/kurrentdb-client$1',
  },
  transform: {
    '\\.[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
});
