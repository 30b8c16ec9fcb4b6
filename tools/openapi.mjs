// Describes the services' HTTP APIs and types the client with them. Both are committed:
// services/<service>/openapi.json, which each service answers at /openapi.json, and libs/api-client/src/generated/<service>.ts.
// Run after a build: `node tools/openapi.mjs`; with --check it changes nothing and fails when a committed file is out of date.
import 'reflect-metadata';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { stageKinds } from '../libs/contracts/dist/index.js';
import { describeModule } from '../libs/platform/dist/index.js';
import { AdminModule } from '../services/admin/dist/index.js';
import { LifecycleModule } from '../services/lifecycle/dist/index.js';
import { StageModule } from '../services/stage/dist/index.js';

const pathOf = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Every kind of stage has the routes of its own features; the description has them all. */
const describeStages = async (title) => {
  const documents = [];
  for (const kind of stageKinds) documents.push(await describeModule(StageModule.forKind(kind), title));
  return documents.reduce((all, one) => ({
    ...all,
    paths: { ...all.paths, ...one.paths },
    components: { ...all.components, schemas: { ...all.components?.schemas, ...one.components?.schemas } },
  }));
};

const descriptions = {
  admin: () => describeModule(AdminModule.forRoot(), 'wordslab Admin'),
  lifecycle: () => describeModule(LifecycleModule.forRoot(), 'wordslab Lifecycle'),
  stage: () => describeStages('wordslab Stage'),
};

const sorted = (value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, value[key]]),
      )
    : value;

const filesOf = async (service, describe) => {
  const document = await describe();
  const ordered = { ...document, paths: sorted(document.paths) };
  const json = `services/${service}/openapi.json`;
  const options = { ...(await resolveConfig(pathOf(json))), filepath: pathOf(json) };
  const types = astToString(await openapiTypescript(JSON.parse(JSON.stringify(ordered)), { silent: true }));
  return [
    [json, await format(JSON.stringify(ordered), options)],
    [`libs/api-client/src/generated/${service}.ts`, `// Made by tools/openapi.mjs; do not edit.\n${types}`],
  ];
};

const check = process.argv.includes('--check');
let isCurrent = true;
for (const [service, describe] of Object.entries(descriptions))
  for (const [path, text] of await filesOf(service, describe)) {
    const before = await readFile(pathOf(path), 'utf8').catch(() => null);
    if (before === text) continue;
    if (check) {
      console.error(`${path} is out of date: run \`node tools/openapi.mjs\` and commit what it changes`);
      isCurrent = false;
    } else {
      await mkdir(pathOf(path).replace(/[^/\\]+$/, ''), { recursive: true });
      await writeFile(pathOf(path), text);
      console.log(`${path} written`);
    }
  }
process.exit(isCurrent ? 0 : 1);
