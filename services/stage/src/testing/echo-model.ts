import type { ShippedModel } from './shipped-release.js';

/**
 * A program that answers its model's label and, as the score, the length of the text that reached it; texts steer it:
 * `die` ends it, `sleep` keeps it from answering, `refuse` is answered with an error, `seen` with what it was given.
 */
const main = `
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const { label } = JSON.parse(readFileSync('model/model.json', 'utf8'));
if (label === 'broken') process.exit(1);
const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  if (text === 'die') process.exit(7);
  if (text === 'sleep') continue;
  if (text.startsWith('slow')) await new Promise((done) => setTimeout(done, 400));
  if (text === 'refuse') say({ error: 'not this' });
  else say({ label: text.startsWith('seen') ? text : label, score: text.length });
}
`;

/** The model of a test: it answers with one label. */
export const echoModel = (label: string): ShippedModel => ({
  manifest: {
    name: 'echo',
    command: ['node', 'main.mjs'],
    interface: {
      inputs: [{ name: 'text', type: 'text' }],
      outputs: [
        { name: 'label', type: 'label' },
        { name: 'score', type: 'number' },
      ],
      metrics: [],
    },
  },
  program: { 'main.mjs': Buffer.from(main) },
  model: { 'model.json': Buffer.from(JSON.stringify({ label })) },
  labels: [label, 'other'],
});
