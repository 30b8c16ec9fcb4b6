import {
  detectors,
  type DatasetColumn,
  type PolicyProposal,
  policyDocument,
  type ProposePolicy,
  type Transform,
  ValidationFailed,
} from '@wordslab/contracts';

const ways = ['keep', 'redact', 'pseudonym', 'mask', 'null'] as const;
type Way = (typeof ways)[number];

type Column = Pick<DatasetColumn, 'name' | 'class' | 'personal'>;

/** What a policy is for: a dataset, or another projection with columns. */
export interface PolicySubject {
  readonly id: string;
  readonly name: string;
  readonly home: string;
  readonly columns: readonly Column[];
  /** Default `dataset-rows`. */
  readonly projection?: string;
  /** Default the dataset itself; `*` where the columns are the same for all of the projection. */
  readonly entity?: string;
}

/**
 * A policy that names every column: those that the request names get what it says, every other is dropped.
 * @throws ValidationFailed `policy.personal_kept`, `policy.not_text`, `policy.field_twice`, `policy.same_module`,
 *   `dataset.no_such_column`
 */
export const proposePolicy = (subject: PolicySubject, request: ProposePolicy): PolicyProposal => {
  if (request.to === subject.home)
    throw new ValidationFailed(
      'policy.same_module',
      `the rows live in ${subject.home}; a policy is for another module`,
    );
  const asked = waysOf(subject.columns, request);
  const names = subject.columns.filter((column) => column.personal === 'name').map((column) => column.name);
  const fields = subject.columns.map((column) => {
    const way = asked.get(column.name);
    refuseUnsafe(column, way);
    const transform = transformOf(column, way, request.detect ?? [...detectors], names);
    return {
      name: column.name,
      class: column.class,
      personal: column.personal,
      transform,
      reason: reasonOf(column, way),
    };
  });
  const document = policyDocument.parse({
    v: 1,
    id: policyId(subject, request.to),
    edge: { from: subject.home, to: request.to },
    projection: subject.projection ?? 'dataset-rows',
    entity: subject.entity ?? subject.id,
    fields: Object.fromEntries(fields.map((field) => [field.name, field.transform])),
  });
  return { document, fields };
};

/** Slug of the dataset's name, the edge, and the end of its id, for names that give the same slug. */
const policyId = ({ id, name, home }: PolicySubject, to: string): string => {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 24);
  return `${slug || 'dataset'}-${home}-${to}-${id.slice(-8)}`;
};

const waysOf = (columns: readonly Column[], request: ProposePolicy): Map<string, Way> => {
  const known = new Set(columns.map((column) => column.name));
  const asked = new Map<string, Way>();
  for (const way of ways)
    for (const name of request[way]) {
      if (!known.has(name))
        throw new ValidationFailed(
          'dataset.no_such_column',
          `there is no column '${name}'`,
          `Its columns are: ${[...known].join(', ')}.`,
        );
      if (asked.has(name)) throw new ValidationFailed('policy.field_twice', `'${name}' is named for two transforms`);
      asked.set(name, way);
    }
  return asked;
};

const refuseUnsafe = ({ name, class: cls, personal }: Column, way: Way | undefined): void => {
  if (way === 'keep' && (cls === 'personal' || cls === 'text'))
    throw new ValidationFailed(
      'policy.personal_kept',
      `'${name}' holds ${cls === 'text' ? 'free text, which may be personal' : `personal data (${personal ?? 'other'})`}: it may not leave as it is`,
      cls === 'text'
        ? 'Name it under redact, or leave it out: it is dropped.'
        : 'Name it under pseudonym, mask or null, or leave it out: it is dropped.',
      { field: name },
    );
  if (way === 'redact' && cls !== 'text')
    throw new ValidationFailed(
      'policy.not_text',
      `'${name}' is ${cls}, redaction is for free text`,
      cls === 'personal' ? 'Name it under pseudonym, mask or null.' : 'Name it under keep.',
      { field: name },
    );
};

const transformOf = (
  column: Column,
  way: Way | undefined,
  detect: (typeof detectors)[number][],
  names: string[],
): Transform => {
  switch (way) {
    case undefined:
      return { use: 'drop' };
    case 'keep':
    case 'null':
      return { use: way };
    case 'mask':
      return { use: 'mask', keepFirst: 0, keepLast: 0, with: '*' };
    case 'pseudonym':
      return { use: 'pseudonym', domain: domainOf(column) };
    case 'redact':
      return { use: 'redact', detect, names };
    default:
      return way satisfies never;
  }
};

/** Columns of one kind share a domain, so that a person keeps one stand-in on an edge. */
const domainOf = ({ personal, name }: Column): string =>
  (personal ?? name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 31) || 'value';

const reasonOf = ({ class: cls, personal }: Column, way: Way | undefined): string => {
  if (way !== undefined) return 'asked for';
  if (cls === 'personal')
    return `personal (${personal ?? 'other'}): dropped; pseudonym, mask or null would be possible`;
  if (cls === 'text') return 'free text may be personal: dropped; redact would be possible';
  return `${cls}: dropped, as is everything that nobody asked for; keep would be possible`;
};
