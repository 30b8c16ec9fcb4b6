import { readFileSync, writeFileSync } from 'node:fs';
import { learn, type Row } from './learn.ts';
import { writeModel } from './model-file.ts';
import { readParams } from './params.ts';
import { Refusal } from './refusal.ts';

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Refusal(`${path} is missing or not JSON`, { cause });
  }
};

const rowOf = (line: string, number: number): Row => {
  const refuse = (why: string): never => {
    throw new Refusal(`in/train.jsonl, line ${number}: ${why}`);
  };
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return refuse('not JSON');
  }
  if (typeof row !== 'object' || row === null) return refuse('not an object');
  if (!('text' in row) || typeof row.text !== 'string') return refuse("no string 'text'");
  if (!('label' in row) || typeof row.label !== 'string') return refuse("no string 'label'");
  return { text: row.text, label: row.label };
};

const readRows = (): Row[] => {
  const lines = readFileSync('in/train.jsonl', 'utf8').split('\n');
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(line, i + 1)]));
};

const readLabels = (): string[] => {
  const labels = readJson('in/labels.json');
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string'))
    throw new Refusal('in/labels.json must hold a list of strings');
  return [...new Set<string>(labels)];
};

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** `train`: from `in/` to `out/model/` and `out/metrics.json`, with progress on stdout. */
export const train = (): void => {
  const params = readParams(readJson('in/params.json'));
  const rows = readRows();
  const labels = readLabels();
  say({ progress: 0, message: `${rows.length} rows, ${labels.length} labels` });
  const begin = { measure: 0, learn: params.heldOut > 0 ? 0.45 : 0 };
  const span = { measure: 0.45, learn: params.heldOut > 0 ? 0.55 : 1 };
  const { model, measured } = learn(rows, labels, params, (step, share) =>
    say({ progress: Number((begin[step] + span[step] * share).toFixed(4)), step }),
  );
  writeModel('out/model', model);
  // null: not measured, since nothing was held back.
  const metrics = {
    accuracy: measured?.accuracy ?? null,
    macroF1: measured?.macroF1 ?? null,
    heldOutRows: measured?.rows ?? 0,
  };
  writeFileSync('out/metrics.json', `${JSON.stringify(metrics, null, 2)}\n`);
  say({ progress: 1, metrics });
};
