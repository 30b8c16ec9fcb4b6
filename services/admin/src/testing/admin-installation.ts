import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const dist = new URL('../../dist/', import.meta.url);
const ownDescriptor = new URL('../../../../deploy/modules/admin.json', import.meta.url);

/** Turns a stand-in installation into one with the built Admin in it; its other services stay stand-ins. */
export const putAdminInto = async (root: string): Promise<void> => {
  const own = (path: string) => JSON.stringify(new URL(path, dist).href);
  const service = join(root, 'services', 'admin', 'dist');
  await writeFile(
    join(service, 'main.js'),
    `import { startAdminOf } from ${own('testing/admin-of-installation.js')};\nawait startAdminOf(${JSON.stringify(root)});\n`,
  );
  await writeFile(join(service, 'migrate.js'), `import ${own('migrate.js')};\n`);
  const descriptor = JSON.parse(await readFile(ownDescriptor, 'utf8'));
  descriptor.migrations.sources = ['services/admin/dist'];
  await writeFile(join(root, 'deploy', 'modules', 'admin.json'), JSON.stringify(descriptor));
};

/** Lets a service of a stand-in installation take its time before it answers. */
export const slowDown = async (root: string, service: string, ms: number): Promise<void> => {
  const main = join(root, 'services', service, 'dist', 'main.js');
  await writeFile(main, `await new Promise((done) => setTimeout(done, ${ms}));\n${await readFile(main, 'utf8')}`);
};
