// Builds every workspace in order (TypeScript project references), then the list of the CLI's commands.
// Runs under the pinned Node when npm calls it; elsewhere any Node >= 24 serves.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `wordslab needs Node.js 24 or newer and found ${process.versions.node}. ` +
      'On Linux and Windows `npm ci` brings its own: run `npm ci`, then `npm run build`. ' +
      'On macOS install Node.js 24 or newer first.',
  );
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const manifest = fileURLToPath(new URL('cli-manifest.mjs', import.meta.url));
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run(tsc, '-b', ...process.argv.slice(2));
run(manifest);
