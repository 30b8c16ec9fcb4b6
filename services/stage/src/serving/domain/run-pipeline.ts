import type { BuiltinStep, PipelineDocument, PipelineStep } from '@wordslab/contracts';

/** A pipeline as it runs: its steps in an order in which they can run, as Dev found it. */
export interface PipelinePlan {
  readonly document: PipelineDocument;
  readonly order: readonly string[];
}
type Values = Readonly<Record<string, unknown>>;

/** One row of a request: the pipeline's inputs by name, and personal values that its texts may hold. */
export interface PipelineRow {
  readonly inputs: Values;
  readonly names: readonly string[];
}

/** What steps are done with. */
export interface StepRunners {
  /** All rows of an algorithm's step at once; the outputs of each, in order. */
  algorithm(version: string, rows: readonly Values[]): Promise<readonly Values[]>;
  readonly builtin: Readonly<Record<BuiltinStep, (step: PipelineStep, inputs: Values, row: PipelineRow) => Values>>;
}

/** The outputs of each row, in the order of the rows. A step runs for all rows before the next step begins. */
export const runPipeline = async (
  { document, order }: PipelinePlan,
  rows: readonly PipelineRow[],
  run: StepRunners,
): Promise<Values[]> => {
  const steps = new Map(document.steps.map((step) => [step.name, step]));
  /** Per row: what each source gives (`input.text`, `classify.label`). */
  const known = rows.map((row) => new Map(entriesOf('input', row.inputs)));
  for (const name of order) {
    const step = steps.get(name);
    if (!step) continue;
    const inputs = known.map((values) => taken(step.inputs, values));
    const outputs =
      'algorithm' in step.run
        ? await run.algorithm(step.run.algorithm, inputs)
        : builtinOutputs(run.builtin[step.run.builtin], step, inputs, rows);
    for (const [i, values] of known.entries())
      for (const [source, value] of entriesOf(name, outputs[i] ?? {})) values.set(source, value);
  }
  return known.map((values) => taken(document.outputs, values));
};

const builtinOutputs = (
  run: StepRunners['builtin'][BuiltinStep],
  step: PipelineStep,
  inputs: readonly Values[],
  rows: readonly PipelineRow[],
): Values[] => rows.map((row, i) => run(step, inputs[i] ?? {}, row));

const entriesOf = (from: string, values: Values): [string, unknown][] =>
  Object.entries(values).map(([name, value]) => [`${from}.${name}`, value]);

const taken = (wanted: Readonly<Record<string, string>>, values: ReadonlyMap<string, unknown>): Values =>
  Object.fromEntries(Object.entries(wanted).map(([name, from]) => [name, values.get(from)]));
