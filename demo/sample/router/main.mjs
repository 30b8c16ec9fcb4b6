// Routes a message by its words: multinomial naive Bayes with add-one smoothing
// (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, section 13.2).
// `train` reads in/{train.jsonl,labels.json}, writes out/{model/,metrics.json}; `predict` answers JSON lines.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Counts words per label. `rows` are `{ text, label }`. */
export const learn = (rows, labels) => {
  const model = Object.fromEntries(labels.map((label) => [label, { rows: 0, words: 0, counts: {} }]));
  const vocabulary = new Set();
  for (const { text, label } of rows) {
    const of = model[label];
    of.rows += 1;
    for (const word of words(text)) {
      of.counts[word] = (of.counts[word] ?? 0) + 1;
      of.words += 1;
      vocabulary.add(word);
    }
  }
  return { labels: model, vocabulary: vocabulary.size, rows: rows.length };
};

/** The most probable label and its probability. */
export const route = (model, text) => {
  const logs = Object.entries(model.labels).map(([label, of]) => {
    const prior = Math.log((of.rows + 1) / (model.rows + Object.keys(model.labels).length));
    const total = Math.log(of.words + model.vocabulary);
    const likelihood = words(text).reduce((sum, word) => sum + Math.log((of.counts[word] ?? 0) + 1) - total, 0);
    return { label, log: prior + likelihood };
  });
  const best = logs.reduce((a, b) => (b.log > a.log ? b : a));
  const score = 1 / logs.reduce((sum, { log }) => sum + Math.exp(log - best.log), 0);
  return { label: best.label, score };
};

const train = () => {
  const rows = readFileSync('in/train.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const labels = JSON.parse(readFileSync('in/labels.json', 'utf8'));
  // Every fifth row is held back to measure.
  const held = rows.filter((_, i) => i % 5 === 0);
  const model = learn(rows.filter((_, i) => i % 5 !== 0), labels);
  console.log(JSON.stringify({ progress: 0.5 }));
  const right = held.filter((row) => route(model, row.text).label === row.label).length;
  mkdirSync('out/model', { recursive: true });
  writeFileSync('out/model/model.json', JSON.stringify(model));
  writeFileSync('out/metrics.json', JSON.stringify({ accuracy: right / held.length }));
  console.log(JSON.stringify({ progress: 1 }));
};

const answer = (model, line) => {
  try {
    const { text } = JSON.parse(line);
    return typeof text === 'string' ? route(model, text) : { error: 'a row has a "text"' };
  } catch {
    return { error: 'a row is one line of JSON' };
  }
};

const predict = async () => {
  const model = JSON.parse(readFileSync('model/model.json', 'utf8'));
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(model, line)));
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const verb = process.argv[2];
  if (verb === 'train') train();
  else if (verb === 'predict') await predict();
  else {
    console.error("message-router: say 'train' or 'predict'");
    process.exit(2);
  }
}
