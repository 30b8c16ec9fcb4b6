import { type InferRequest, namesParameter, type ServiceApi, type Tensor, ValidationFailed } from '@wordslab/contracts';
import type { PipelineRow } from '../../serving/domain/run-pipeline.js';

const refuse = (code: string, message: string): never => {
  throw new ValidationFailed(`inference.${code}`, message);
};

const isValue: Readonly<Record<Tensor['datatype'], (value: unknown) => boolean>> = {
  BYTES: (value) => typeof value === 'string',
  FP32: (value) => typeof value === 'number',
  INT64: (value) => typeof value === 'number' && Number.isSafeInteger(value),
  BOOL: (value) => typeof value === 'boolean',
};

/** The values of an input, one for each row. */
const columnOf = ({ name, datatype }: Tensor, { inputs }: InferRequest): readonly unknown[] => {
  const input = inputs.find((one) => one.name === name) ?? refuse('input_missing', `the input '${name}' is missing`);
  if (input.datatype !== datatype)
    refuse('wrong_datatype', `the input '${name}' has datatype ${datatype}, not ${input.datatype}`);
  // [n] or [n, 1]: a column has one value in each row.
  const size = input.shape.reduce((product, length) => product * length, 1);
  if (size !== input.data.length || input.shape[0] !== input.data.length)
    refuse(
      'wrong_shape',
      `the shape of '${name}' is [${input.shape.join(', ')}], but it has ${input.data.length} values; [n] or [n, 1] is meant`,
    );
  const bad = input.data.findIndex((value) => !isValue[datatype](value));
  if (bad >= 0) refuse('wrong_value', `value ${bad} of '${name}' is not ${datatype}`);
  return input.data;
};

/**
 * The rows of a request. The most rows are the service's limit.
 * @throws ValidationFailed `inference.*`
 */
export const rowsOf = (request: InferRequest, api: ServiceApi, most: number): PipelineRow[] => {
  const unknown = request.inputs.find(({ name }) => !api.inputs.some((input) => input.name === name));
  if (unknown)
    refuse(
      'unknown_input',
      `there is no input '${unknown.name}'; there are ${api.inputs.map(({ name }) => name).join(', ')}`,
    );
  const columns = api.inputs.map((input) => [input.name, columnOf(input, request)] as const);
  const count = columns[0]?.[1].length ?? 0;
  const ragged = columns.find(([, column]) => column.length !== count);
  if (ragged) refuse('ragged', `'${ragged[0]}' has ${ragged[1].length} values, other inputs ${count}`);
  if (count === 0) refuse('no_rows', 'the request has no row');
  if (count > most) refuse('too_many_rows', `the request has ${count} rows, ${most} are allowed`);
  const names = namesOf(request.parameters?.['names'], count);
  return Array.from({ length: count }, (_, row) => ({
    inputs: Object.fromEntries(columns.map(([name, column]) => [name, column[row]])),
    names: names[row] ?? [],
  }));
};

/** The names for each row: one or a list for all of them, or a list of lists; each also as JSON text. */
const namesOf = (given: unknown, rows: number): readonly (readonly string[])[] => {
  if (given === undefined) return [];
  const parsed = namesParameter.safeParse(typeof given === 'string' ? fromText(given) : given);
  if (!parsed.success)
    return refuse('bad_names', 'parameters.names is a name, a list of names, or a list of names for each row');
  const names = parsed.data;
  if (typeof names === 'string') return new Array<string[]>(rows).fill([names]);
  const perRow = names.filter((one) => Array.isArray(one));
  if (perRow.length === 0) return new Array<string[]>(rows).fill(names.filter((one) => typeof one === 'string'));
  if (perRow.length !== rows) refuse('bad_names', `parameters.names has ${perRow.length} lists for ${rows} rows`);
  return perRow;
};

const fromText = (text: string): unknown => {
  if (!text.trimStart().startsWith('[')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return refuse('bad_names', 'parameters.names begins like a JSON list, and is none');
  }
};

/** The outputs that are asked for, in that order; all of them where none is named. @throws ValidationFailed `inference.unknown_output` */
export const outputsOf = ({ outputs }: InferRequest, api: ServiceApi): readonly Tensor[] => {
  if (!outputs || outputs.length === 0) return api.outputs;
  return outputs.map(
    ({ name }) =>
      api.outputs.find((output) => output.name === name) ??
      refuse(
        'unknown_output',
        `there is no output '${name}'; there are ${api.outputs.map((output) => output.name).join(', ')}`,
      ),
  );
};
