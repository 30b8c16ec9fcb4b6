import { type AlgorithmInterface, type AlgorithmManifest, RuleViolated } from '@wordslab/contracts';

/** The ports of a classifier of texts: what it is asked, and what it answers with. */
export interface ClassifierPorts {
  readonly text: string;
  readonly label: string;
}

const portsText = (ports: AlgorithmInterface['inputs']): string => ports.map((p) => `${p.name}: ${p.type}`).join(', ');

/**
 * The ports by which rows of a set reach an algorithm. A set has a text and a label for each row, so the algorithm must
 * take one text, and give one label.
 * @throws RuleViolated `training.wrong_interface`
 */
export const classifierPorts = ({
  name,
  interface: ports,
}: Pick<AlgorithmManifest, 'name' | 'interface'>): ClassifierPorts => {
  const hint = 'Choose an algorithm that takes one input of type text and answers one output of type label.';
  const [text, ...others] = ports.inputs;
  if (text?.type !== 'text' || others.length > 0)
    throw new RuleViolated(
      'training.wrong_interface',
      `algorithm ${name} takes ${portsText(ports.inputs)}; a labelled set gives one text`,
      hint,
    );
  const labels = ports.outputs.filter((port) => port.type === 'label');
  if (labels.length !== 1 || !labels[0])
    throw new RuleViolated(
      'training.wrong_interface',
      `algorithm ${name} answers ${portsText(ports.outputs)}; a labelled set gives one label`,
      hint,
    );
  return { text: text.name, label: labels[0].name };
};
