import { type AlgorithmInterface, modelPaths, type PortType } from '@wordslab/contracts';

/** Data types of MLflow's model signature. */
const signatureTypes: Readonly<Record<PortType, string>> = {
  text: 'string',
  label: 'string',
  number: 'double',
  flag: 'boolean',
  json: 'any',
};

export interface MlmodelFacts {
  readonly run: string;
  readonly interface: AlgorithmInterface;
  readonly algorithm: { readonly version: string; readonly name: string; readonly digest: string };
  /** When the training ended. */
  readonly createdAt: Date;
}

/** A text as YAML and JSON both read it. */
const quoted = (text: string): string => JSON.stringify(text);

/** MLflow writes a schema as JSON in a YAML string. */
const schema = (ports: AlgorithmInterface['inputs']): string =>
  quoted(JSON.stringify(ports.map(({ name, type }) => ({ type: signatureTypes[type], name, required: true }))));

/** `2026-11-25 20:14:03.123000`, in UTC. */
const utcTime = (at: Date): string => `${at.toISOString().slice(0, 23).replace('T', ' ')}000`;

/**
 * The file `MLmodel` of a model's folder: MLflow's description of a model, with a flavor of our own that says which
 * algorithm answers by it. Format: MLflow, "MLflow Model" (Storage Format, Model Signature).
 */
export const mlmodelYaml = ({ run, interface: ports, algorithm, createdAt }: MlmodelFacts): string => `flavors:
  wordslab:
    algorithm: ${quoted(algorithm.name)}
    algorithm_version: ${quoted(algorithm.version)}
    algorithm_digest: ${quoted(algorithm.digest)}
    data: ${modelPaths.data}
    lineage: ${modelPaths.lineage}
run_id: ${quoted(run)}
signature:
  inputs: ${schema(ports.inputs)}
  outputs: ${schema(ports.outputs)}
utc_time_created: ${quoted(utcTime(createdAt))}
`;
