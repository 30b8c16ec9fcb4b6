// Writes docs/reference/cli.md from the CLI's commands, its exit codes and the schemas of what `--json` prints.
// Run after a build: `node tools/cli-docs.mjs`; with --check it changes nothing and fails when the page is out of date.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';
import { z } from 'zod';
import { exitCodes } from '../cli/dist/errors/exit-codes.js';
import * as contracts from '../libs/contracts/dist/index.js';

const page = fileURLToPath(new URL('../docs/reference/cli.md', import.meta.url));
const root = fileURLToPath(new URL('../cli', import.meta.url));
const GLOBAL = 'GLOBAL';

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const tableOf = (head, rows) => [row(...head), row(...head.map(() => '---')), ...rows.map((r) => row(...r))].join('\n');

const flagName = (flag) => {
  const name = flag.allowNo ? `--[no-]${flag.name}` : `--${flag.name}`;
  const names = [...(flag.char ? [`-${flag.char}`] : []), name, ...(flag.aliases ?? []).map((a) => `--${a}`)].join(
    ', ',
  );
  const value = flag.options ? flag.options.join('\\|') : (flag.helpValue ?? 'VALUE');
  return flag.type === 'boolean' ? `\`${names}\`` : `\`${names} ${value.replaceAll('\\|', '|')}\``;
};

const flagNotes = (flag) =>
  [
    flag.description,
    ...(flag.required ? ['Required.'] : []),
    ...(flag.multiple ? ['May be repeated.'] : []),
    ...(flag.default !== undefined && flag.default !== false ? [`Default: \`${flag.default}\`.`] : []),
    ...(flag.env ? [`Or \`${flag.env}\` in the environment.`] : []),
  ].join(' ');

const flagTable = (flags) =>
  tableOf(
    ['Flag', 'Meaning'],
    flags.map((f) => [flagName(f), flagNotes(f)]),
  );

/** A JSON schema in the notation of TypeScript's types. */
const shape = (schema) => {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((v) => JSON.stringify(v)).join(' | ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(shape).join(' | ');
  if (schema.type === 'array') {
    const item = shape(schema.items ?? {});
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object') {
    if (!schema.properties) return `{ [name]: ${shape(schema.additionalProperties || {})} }`;
    const required = new Set(schema.required ?? []);
    const fields = Object.entries(schema.properties).map(
      ([name, value]) => `${name}${required.has(name) ? '' : '?'}: ${shape(value)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return [schema.type ?? 'any'].flat().join(' | ').replace('integer', 'number');
};

const schemaOf = (name) => (contracts[name] instanceof z.ZodType ? contracts[name] : null);
const namesIn = (result) => [...result.matchAll(/\b[a-z][A-Za-z]+\b/g)].map(([name]) => name).filter(schemaOf);

const shapeSection = (name) => {
  const json = z.toJSONSchema(schemaOf(name), { io: 'output', unrepresentable: 'any', reused: 'inline' });
  const lines = json.properties
    ? Object.entries(json.properties).map(
        ([field, value]) => `- \`${field}${(json.required ?? []).includes(field) ? '' : '?'}\`: \`${shape(value)}\``,
      )
    : [`\`${shape(json)}\``];
  return [`### ${name}`, '', ...lines].join('\n');
};

const commandSection = (command, bin) => {
  const name = command.id.replaceAll(':', ' ');
  const own = Object.values(command.flags).filter((f) => f.helpGroup !== GLOBAL && f.name !== 'json');
  const args = Object.values(command.args);
  const usage = [bin, name, ...args.map((a) => (a.required ? a.name.toUpperCase() : `[${a.name.toUpperCase()}]`))];
  const examples = (command.examples ?? []).map((e) =>
    e.replaceAll('<%= config.bin %>', bin).replaceAll('<%= command.id %>', name),
  );
  if (!command.result) throw new Error(`${name} does not say what --json prints: give it a \`result\``);
  return [
    `### ${bin} ${name}`,
    '',
    command.description.replaceAll('\n', ' '),
    '',
    ['```', `${usage.join(' ')}${command.strict ? '' : ' …'}${own.length > 0 ? ' [flags]' : ''}`, '```'].join('\n'),
    '',
    ...(args.length > 0
      ? [
          tableOf(
            ['Argument', 'Meaning'],
            args.map((a) => [`\`${a.name.toUpperCase()}\``, a.description]),
          ),
          '',
        ]
      : []),
    ...(own.length > 0 ? [flagTable(own), ''] : []),
    ...(examples.length > 0 ? [['```', ...examples, '```'].join('\n'), ''] : []),
    `With \`--json\`: \`${command.result}\``,
  ].join('\n');
};

const plugin = new Plugin({ root, ignoreManifest: true, errorOnManifestCreate: true, isRoot: true });
await plugin.load();
const commands = Object.values(plugin.manifest.commands).sort((a, b) => (a.id < b.id ? -1 : 1));
const globals = new Map(
  commands.flatMap((c) =>
    Object.values(c.flags)
      .filter((f) => f.helpGroup === GLOBAL || f.name === 'json')
      .map((f) => [f.name, f.name === 'json' ? { ...f, description: 'Print the result as JSON.' } : f]),
  ),
);
const shapes = [...new Set(commands.flatMap((c) => namesIn(c.result ?? '')))].sort();

const text = `# The wordslab command

Made from the code by \`node tools/cli-docs.mjs\`; do not edit.

The result goes to stdout and nothing else does; progress and errors go to stderr: a live line on a terminal, plain lines
without control characters elsewhere. \`NO_COLOR\` is obeyed. Where a thing is named, its name will do, or \`kind/name\`,
\`name@version\`, its id, or the last 8 characters of an id as tables show them. An unknown name is answered with near matches.

## Flags of every command

${flagTable([...globals.values()])}

\`--tenant\` is for commands that work with a tenant's modules.

## Exit codes

${tableOf(
  ['Code', 'Name', 'Meaning'],
  Object.entries(exitCodes).map(([name, { code, meaning }]) => [code, `\`${name}\``, meaning]),
)}

With \`--json\` an error is \`{ error: { code, detail, hint?, details?, correlationId?, exitCode } }\` on stdout: \`code\` is stable,
\`detail\` says what and why, \`hint\` what to do next, \`correlationId\` finds it in a module's log.

## Commands

${commands.map((c) => commandSection(c, 'wordslab')).join('\n\n')}

## Shapes

What \`--json\` prints, in the notation of TypeScript. They are the schemas of the modules' HTTP APIs.

${shapes.map(shapeSection).join('\n\n')}
`;

if (process.argv.includes('--check')) {
  if ((await readFile(page, 'utf8').catch(() => '')) !== text) {
    console.error('docs/reference/cli.md is out of date: run `node tools/cli-docs.mjs` and commit what it changes');
    process.exit(1);
  }
} else {
  await mkdir(fileURLToPath(new URL('../docs/reference', import.meta.url)), { recursive: true });
  await writeFile(page, text);
}
