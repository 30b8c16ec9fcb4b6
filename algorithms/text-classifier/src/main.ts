// A program by the contract in docs/reference/algorithm-contract.md; Node.js runs these files as they are.
import { predict } from './predict.ts';
import { Refusal } from './refusal.ts';
import { train } from './train.ts';

const run = async (verb: string | undefined): Promise<void> => {
  if (verb === 'train') return train();
  if (verb === 'predict') return predict();
  throw new Refusal("say 'train' or 'predict'");
};

try {
  await run(process.argv[2]);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`text-classifier: ${error.message}\n`);
  process.exitCode = 2;
}
