import { type BusinessModelDocument, ValidationFailed } from '@wordslab/contracts';

const SHOWN = 20;

/** @throws ValidationFailed `annotation.unknown_label` */
export const checkLabel = (label: string, { name, labels }: BusinessModelDocument): void => {
  if (labels.some((known) => known.name === label)) return;
  const some = labels.slice(0, SHOWN).map((known) => known.name);
  const more = labels.length > SHOWN ? ', …' : '';
  throw new ValidationFailed(
    'annotation.unknown_label',
    `'${label}' is no label of the business model '${name}'`,
    `Its labels are: ${some.join(', ')}${more}.`,
  );
};
