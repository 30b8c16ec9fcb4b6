import {
  type PipelineDocument,
  type PipelineStep,
  type Port,
  type PortType,
  ValidationFailed,
} from '@wordslab/contracts';

/** Inputs and outputs of a step. */
export interface StepInterface {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

export interface CheckedGraph {
  /** The steps in an order in which they can run. */
  readonly order: readonly string[];
  /** The pipeline's outputs with their types. */
  readonly outputs: readonly Port[];
}

/** Interfaces of the built-in steps. */
export const builtins: Readonly<Record<'redact', StepInterface>> = {
  redact: { inputs: [{ name: 'text', type: 'text' }], outputs: [{ name: 'text', type: 'text' }] },
};

const refuse = (code: string, message: string, hint?: string): never => {
  throw new ValidationFailed(`pipeline.${code}`, message, hint);
};

/**
 * Checks that a pipeline is a graph without circles in which every input has a source of its type.
 * @param interfaceOf the interface of an algorithm version that a step names
 * @throws ValidationFailed `pipeline.*`, naming the step
 */
export const checkGraph = (
  document: PipelineDocument,
  interfaceOf: (algorithm: string) => StepInterface,
): CheckedGraph => {
  const steps = document.steps.map((step) => ({
    step,
    ports: 'builtin' in step.run ? builtins[step.run.builtin] : interfaceOf(step.run.algorithm),
  }));
  refuseBadNames(document);
  const sources = new Map<string, PortType>(document.inputs.map((port) => [`input.${port.name}`, port.type]));
  for (const { step, ports } of steps)
    for (const port of ports.outputs) sources.set(`${step.name}.${port.name}`, port.type);
  for (const { step, ports } of steps) checkStep(step, ports, sources);
  const outputs = Object.entries(document.outputs).map(([name, from]) => ({
    name,
    type:
      sources.get(from) ?? refuse('unknown_source', `the output ${name} is taken from ${from}, which nothing gives`),
  }));
  return { order: orderOf(document.steps), outputs };
};

const refuseBadNames = ({ steps, inputs }: PipelineDocument): void => {
  const names = steps.map((step) => step.name);
  if (names.includes('input')) refuse('bad_step_name', "a step may not be named 'input': that is the pipeline's own");
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse('step_twice', `two steps are named ${twice}`);
  const port = inputs.find(({ name }, i) => inputs.findIndex((p) => p.name === name) !== i);
  if (port) refuse('input_twice', `two inputs are named ${port.name}`);
};

const checkStep = (step: PipelineStep, ports: StepInterface, sources: ReadonlyMap<string, PortType>): void => {
  const known = ports.inputs.map((port) => port.name);
  const extra = Object.keys(step.inputs).find((name) => !known.includes(name));
  if (extra !== undefined)
    refuse('unknown_input', `step ${step.name} has no input ${extra}`, `Its inputs are: ${known.join(', ')}.`);
  for (const { name, type } of ports.inputs) {
    const from = Object.hasOwn(step.inputs, name) ? step.inputs[name] : undefined;
    if (from === undefined) return refuse('missing_input', `step ${step.name} gets nothing for its input ${name}`);
    const given = sources.get(from) ?? refuse('unknown_source', `step ${step.name} takes ${from}, which nothing gives`);
    if (given !== type)
      refuse('type_mismatch', `input ${name} of step ${step.name} takes ${type}, but ${from} is ${given}`);
  }
};

/** Kahn's topological order; among steps that can run, the document's order. */
const orderOf = (steps: readonly PipelineStep[]): string[] => {
  const order: string[] = [];
  let left = [...steps];
  while (left.length > 0) {
    const next = left.find((step) => sourcesOf(step).every((s) => s === 'input' || order.includes(s)));
    if (!next) return refuse('circle', `these steps wait for each other: ${left.map((s) => s.name).join(', ')}`);
    order.push(next.name);
    left = left.filter((step) => step !== next);
  }
  return order;
};

const sourcesOf = (step: PipelineStep): string[] => Object.values(step.inputs).map((from) => from.split('.')[0] ?? '');
