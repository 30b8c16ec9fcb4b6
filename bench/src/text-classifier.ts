// How well and how fast the built-in text classifier learns, run as a stage runs it: as a program, within limits.
// The peer is scikit-learn's linear SVM in algorithms/sklearn-text-classifier, run alike where python3 finds it.
// Usage: node bench/dist/text-classifier.js TRAIN.csv TEST.csv [TEXT-COLUMN LABEL-COLUMN]
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyAlgorithm, Predictor, readManifest, trainAlgorithm, writeTrainingInput } from '@wordslab/algorithm-runner';
import { type LabelledText as Row, readCsv } from './read-csv.js';

const AT_LEAST = 0.89;
const AT_MOST_SECONDS = 30;

/** Accuracy, and the mean F1 of the labels in the truth or the answers. */
const score = (truth: readonly string[], answers: readonly string[]): { accuracy: number; macroF1: number } => {
  const right = (label?: string) => truth.filter((t, i) => t === answers[i] && (label ?? t) === t).length;
  const labels = [...new Set([...truth, ...answers])];
  const f1 = labels.map(
    (label) =>
      (2 * right(label)) / (truth.filter((t) => t === label).length + answers.filter((a) => a === label).length),
  );
  return { accuracy: right() / truth.length, macroF1: f1.reduce((sum, one) => sum + one, 0) / f1.length };
};

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const measure = async (name: string, train: readonly Row[], test: readonly Row[]) => {
  const folder = fileURLToPath(new URL(`../../algorithms/${name}`, import.meta.url));
  const work = await mkdtemp(join(tmpdir(), 'bench-text-classifier-'));
  try {
    const manifest = await readManifest(folder);
    await copyAlgorithm(folder, work);
    const labels = [...new Set(train.map(({ label }) => label))].sort();
    await writeTrainingInput(work, { rows: train.map((row) => ({ ...row })), labels, params: { seed: 1 } });
    const trained = await trainAlgorithm({ manifest, work });
    if (!trained.ok) {
      console.log(`${name}: not run: ${trained.failure.detail}. ${trained.log.at(-1) ?? ''}`);
      return null;
    }
    await cp(join(work, 'out', 'model'), join(work, 'model'), { recursive: true });
    const sizes = await Promise.all(trained.model.map(async (file) => (await stat(join(work, 'model', file))).size));
    const predictor = await Predictor.start({ manifest, work });
    await predictor.predict({ text: 'loads the model' });
    const begun = performance.now();
    const answers: string[] = [];
    for (const { text } of test) {
      const answer = await predictor.predict({ text });
      answers.push(answer.ok ? String(answer.outputs['label']) : '');
    }
    const each = (performance.now() - begun) / test.length;
    await predictor.close();
    const { accuracy, macroF1 } = score(
      test.map(({ label }) => label),
      answers,
    );
    const { seconds, peakMemoryBytes } = trained.usage;
    console.log(
      `${name}: accuracy ${accuracy.toFixed(4)}, macro F1 ${macroF1.toFixed(4)}, training ${seconds.toFixed(1)} s ` +
        `(its own estimate ${trained.metrics['accuracy']?.toFixed(4)} on rows held back, in that time), ` +
        `peak ${peakMemoryBytes === null ? 'unknown' : mb(peakMemoryBytes)}, ` +
        `model ${mb(sizes.reduce((sum, size) => sum + size, 0))}, ${each.toFixed(2)} ms an answer`,
    );
    return { accuracy, seconds };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

const [trainFile, testFile, text = 'text', label = 'category'] = process.argv.slice(2);
if (!trainFile || !testFile) {
  console.error('say which files: node bench/dist/text-classifier.js TRAIN.csv TEST.csv [TEXT-COLUMN LABEL-COLUMN]');
  process.exit(2);
}
const [train, test] = [await readCsv(trainFile, text, label), await readCsv(testFile, text, label)];
console.log(
  `${train.length} rows to learn from, ${test.length} to test; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`,
);
const ours = await measure('text-classifier', train, test);
const peer = await measure('sklearn-text-classifier', train, test);
if (ours && peer)
  console.log(
    `ratio to the peer: accuracy ${(ours.accuracy / peer.accuracy).toFixed(3)}, training time ${(ours.seconds / peer.seconds).toFixed(2)}`,
  );
const holds = ours !== null && ours.accuracy >= AT_LEAST && ours.seconds <= AT_MOST_SECONDS;
console.log(
  `limits for banking77, accuracy ≥ ${AT_LEAST} and training ≤ ${AT_MOST_SECONDS} s: ${holds ? 'held' : 'missed'}`,
);
if (!holds) process.exitCode = 1;
