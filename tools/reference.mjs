// Writes the reference pages that can be made from the code: docs/reference/{http-api,feed-entries,configuration,errors}.md.
// Run after a build: `npm run generate`; with --check it changes nothing and fails when a page is out of date.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { errorKinds, feedEntryTypes } from '../libs/contracts/dist/index.js';
import { frontEnvironment } from '../libs/eventstore-grpc/dist/serve/config.js';
import { serviceEnvironment } from '../libs/platform/dist/process/index.js';
import { adminEnvironment } from '../services/admin/dist/config.js';
import { servingEnvironment } from '../services/stage/dist/index.js';
import { shipperEnvironment } from '../services/snapshot-shipper/dist/process/config.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((c) => String(c).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
const made = 'Made by `tools/reference.mjs` from the code; do not edit.';

const httpApi = async () => {
  const parts = [
    `# HTTP API\n\n${made} The whole description is what each service answers at \`/openapi.json\`. Errors are problem details (RFC 9457), see [errors.md](errors.md).`,
  ];
  for (const service of ['admin', 'lifecycle', 'stage']) {
    const { paths } = JSON.parse(await readFile(`${root}services/${service}/openapi.json`, 'utf8'));
    const rows = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => [
        method.toUpperCase(),
        `\`${path}\``,
        operationId.replace('_', ' › '),
      ]),
    );
    parts.push(`## ${service}\n\n${table(['Method', 'Path', 'Operation'], rows)}`);
  }
  return parts.join('\n\n');
};

const feedEntries = () => {
  const rows = [...feedEntryTypes()]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .map(({ type, v, classes, signed }) => [
      `\`${type}\``,
      v,
      signed ? 'yes' : '',
      Object.entries(classes)
        .map(([name, of]) => `${name}: ${of}`)
        .join(', '),
    ]);
  return `# Feed entries\n\n${made} These are all that may cross a link beside chunks. Each field of the data declares its class; there is none for a personal value. An entry of a signed type carries the signature of its sender's key, and is taken with no other.\n\n${table(['Type', 'Version', 'Signed', 'Fields and their classes'], rows)}`;
};

const variables = (schema) => {
  const { properties, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, of]) => [
    `\`${name}\``,
    required.includes(name) ? 'yes' : of.default === undefined ? 'no' : `default \`${of.default}\``,
    of.enum ? of.enum.join(', ') : (of.type ?? of.format ?? 'text'),
    of.description ?? '',
  ]);
};

const configuration = () =>
  [
    `# Configuration\n\n${made} Wrong values are refused at start, each with its name. A value may stand in a file: \`WORDSLAB_X_FILE\` names it; secrets always do. \`libs/topology\` writes all of this for you.`,
    ...[
      ['Lifecycle and stages', serviceEnvironment],
      ['Stages that serve (PreProd, Prod), beside the above', servingEnvironment],
      ['Admin', adminEnvironment],
      ['Snapshot-shipper', shipperEnvironment],
      ["Front of a module's event log", frontEnvironment],
    ].map(([title, schema]) => `## ${title}\n\n${table(['Variable', 'Required', 'Form', ''], variables(schema))}`),
  ].join('\n\n');

const sources = async (folder) =>
  (await readdir(`${root}${folder}`, { recursive: true }))
    .filter(
      (path) =>
        /\/src\/.*\.ts$/.test(`/${folder}/${path}`) &&
        !/(spec\.ts|\/testing\/|node_modules|\/dist\/|generated)/.test(path),
    )
    .map((path) => `${root}${folder}/${path}`);

const errors = async () => {
  const found = new Map();
  const thrown = new RegExp(`new (${Object.keys(errorKinds).join('|')})\\(\\s*'([a-zA-Z_.]+)'`, 'g');
  for (const folder of ['libs', 'services', 'cli'])
    for (const path of await sources(folder))
      for (const [, kind, code] of (await readFile(path, 'utf8')).matchAll(thrown)) found.set(code, kind);
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, kind]) => [`\`${code}\``, kind, errorKinds[kind]]);
  return `# Errors\n\n${made} A code is stable; the message says what and why, the hint what to do next. The CLI's exit codes stand in [cli.md](cli.md).\n\n${table(['Code', 'Kind', 'HTTP'], rows)}`;
};

const check = process.argv.includes('--check');
const pages = {
  'http-api.md': await httpApi(),
  'feed-entries.md': feedEntries(),
  'configuration.md': configuration(),
  'errors.md': await errors(),
};
for (const [name, text] of Object.entries(pages)) {
  const path = `${root}docs/reference/${name}`;
  if ((await readFile(path, 'utf8').catch(() => '')) === `${text}\n`) continue;
  if (!check) await writeFile(path, `${text}\n`);
  else {
    console.error(`docs/reference/${name} is out of date: run \`npm run reference\``);
    process.exitCode = 1;
  }
}
