import { type Port, type PortType, type ServiceApi, type Tensor, ValidationFailed } from '@wordslab/contracts';

const datatypes: Readonly<Record<PortType, Tensor['datatype']>> = {
  text: 'BYTES',
  label: 'BYTES',
  number: 'FP32',
  flag: 'BOOL',
  json: 'BYTES',
};
const tensorOf = ({ name, type }: Port): Tensor => ({ name, datatype: datatypes[type] });

/** The API that a pipeline has as a service of the Open Inference Protocol. */
export const apiOf = (inputs: readonly Port[], outputs: readonly Port[]): ServiceApi => ({
  protocol: 'open-inference/2',
  inputs: inputs.map(tensorOf),
  outputs: outputs.map(tensorOf),
});

/**
 * An API as its author wrote it: all inputs of the pipeline, and outputs that it has.
 * @throws ValidationFailed `service.api_differs`
 */
export const checkedApi = (wanted: ServiceApi, own: ServiceApi): ServiceApi => {
  const text = (t: Tensor): string => `${t.name} ${t.datatype}`;
  const foreign = [
    ...wanted.inputs.filter((t) => !own.inputs.map(text).includes(text(t))),
    ...wanted.outputs.filter((t) => !own.outputs.map(text).includes(text(t))),
    ...own.inputs.filter((t) => !wanted.inputs.map(text).includes(text(t))),
  ];
  if (foreign.length > 0)
    throw new ValidationFailed(
      'service.api_differs',
      `the API does not fit the pipeline at: ${foreign.map(text).join(', ')}`,
      `The pipeline takes ${own.inputs.map(text).join(', ')} and gives ${own.outputs.map(text).join(', ')}.`,
    );
  return wanted;
};
