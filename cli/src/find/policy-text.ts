import type { PolicyDocument, Transform } from '@wordslab/contracts';
import { paint } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { shortId } from '../render/text.js';

/** A transform in words: `redact email, phone and the values of customer`. */
export const transformText = (transform: Transform): string => {
  switch (transform.use) {
    case 'drop':
    case 'keep':
    case 'null':
      return transform.use;
    case 'constant':
      return `constant ${JSON.stringify(transform.value)}`;
    case 'mask':
      return `mask all but the first ${transform.keepFirst} and last ${transform.keepLast} by ${transform.with}`;
    case 'pseudonym':
      return `pseudonym (${transform.domain})`;
    case 'redact':
      return `redact ${[...transform.detect, ...transform.names.map((n) => `values of ${n}`)].join(', ')}`;
    default:
      return transform satisfies never;
  }
};

interface FieldLine {
  readonly name: string;
  readonly transform: Transform;
  readonly class?: string;
  readonly personal?: string;
  readonly reason?: string;
}

/** What leaves, field by field; with the reasons of a proposal where there are some. */
export const policyText = (document: PolicyDocument, proposed?: readonly FieldLine[]): string => {
  const fields = proposed ?? Object.entries(document.fields).map(([name, transform]) => ({ name, transform }));
  const reasons = proposed
    ? [
        { title: 'class', value: (f: FieldLine) => (f.personal ? `${f.class} (${f.personal})` : (f.class ?? '')) },
        { title: 'reason', value: (f: FieldLine) => f.reason ?? '' },
      ]
    : [];
  return [
    facts([
      ['Policy', document.id],
      ['Edge', `${document.edge.from} to ${document.edge.to}`],
      ['Rows of', `${document.projection} of ${document.entity === '*' ? 'every entity' : shortId(document.entity)}`],
    ]),
    '',
    table<FieldLine>(
      [
        { title: 'field', value: (f) => f.name },
        {
          title: 'transform',
          value: (f) => transformText(f.transform),
          paint: (text, f) => paint(f.transform.use === 'drop' ? 'faint' : 'plain', text),
        },
        ...reasons,
      ],
      fields,
    ),
  ].join('\n');
};
