import {
  hashOfPolicy,
  type PolicyDocument,
  type PublishedField,
  RuleViolated,
  type Transform,
} from '@wordslab/contracts/core';
import { outputClass, transformer, type Transformer } from '../transforms/transformer.js';
import type { ColumnBatch, JsonValue, Row } from './batch.js';
import { checkPolicy, transformOf } from './check-policy.js';

export interface PolicySecrets {
  /** Key of the edge's pseudonyms, at least 32 bytes. */
  readonly pseudonymKey: Uint8Array;
}
const SHORTEST_KEY = 32;

/** A policy ready to be applied to the rows of one projection. */
export interface CompiledPolicy {
  /** Hash of the document, as manifests name it. */
  readonly hash: string;
  /** The fields that leave, in the projection's order. None is of class `personal`. */
  readonly outputFields: readonly PublishedField[];
  /** @throws RuleViolated `policy.field_unnamed`, `policy.field_missing`, `policy.batch_ragged`, `policy.value_not_scalar` */
  apply(batch: ColumnBatch): ColumnBatch;
  applyRow(row: Row): Record<string, JsonValue>;
}

interface Step {
  readonly field: PublishedField;
  readonly transform: Transform;
  readonly run: Transformer;
}

/** Throws what `checkPolicy` finds: one error per kind of problem, the first; `details.problems` has all. */
const refuse = (document: PolicyDocument, fields: readonly PublishedField[]): void => {
  const problems = checkPolicy(document, fields);
  const [first] = problems;
  if (first === undefined) return;
  throw new RuleViolated(first.code, first.message, first.hint, {
    field: first.fields[0],
    fields: first.fields,
    problems,
  });
};

const compileSteps = (document: PolicyDocument, fields: readonly PublishedField[], secrets: PolicySecrets): Step[] =>
  fields.flatMap((field) => {
    const transform = transformOf(document, field.name);
    if (transform === undefined || transform.use === 'drop') return [];
    return [{ field, transform, run: transformer(transform, field.name, secrets.pseudonymKey) }];
  });

/** Refuses a batch that holds a field nobody named, or lacks a value that must be there. */
const columnsOf = (batch: ColumnBatch, fields: readonly PublishedField[]): Map<string, readonly JsonValue[]> => {
  const known = new Set(fields.map((field) => field.name));
  const unnamed = Object.keys(batch.columns).filter((name) => !known.has(name));
  if (unnamed.length > 0)
    throw new RuleViolated(
      'policy.field_unnamed',
      `the rows hold ${unnamed.map((name) => `"${name}"`).join(', ')}, which no policy names`,
      'Publish the field with its class and name it in the policy; nothing was passed on.',
      { field: unnamed[0], fields: unnamed },
    );
  const columns = new Map<string, readonly JsonValue[]>();
  for (const { name, nullable } of fields) {
    const column = Object.hasOwn(batch.columns, name) ? batch.columns[name] : undefined;
    if (column === undefined && !nullable)
      throw new RuleViolated('policy.field_missing', `the rows lack "${name}", which is never null`, undefined, {
        field: name,
      });
    if (column !== undefined && column.length !== batch.rows)
      throw new RuleViolated(
        'policy.batch_ragged',
        `column "${name}" has ${column.length} values for ${batch.rows} rows`,
      );
    columns.set(name, column ?? new Array<JsonValue>(batch.rows).fill(null));
  }
  return columns;
};

/**
 * Makes a policy ready for the rows of a projection with these fields.
 * Fails closed: a field that the policy does not name stops everything, there is no switch that lets it pass.
 * @throws RuleViolated with the code of the first `Problem` of `checkPolicy`, or `policy.key_too_short`
 */
export const compilePolicy = (
  document: PolicyDocument,
  fields: readonly PublishedField[],
  secrets: PolicySecrets,
): CompiledPolicy => {
  refuse(document, fields);
  if (secrets.pseudonymKey.byteLength < SHORTEST_KEY)
    throw new RuleViolated('policy.key_too_short', `a pseudonym key has at least ${SHORTEST_KEY} bytes`);
  const steps = compileSteps(document, fields, secrets);

  const apply = (batch: ColumnBatch): ColumnBatch => {
    const columns = columnsOf(batch, fields);
    const value = (name: string, row: number): JsonValue => columns.get(name)?.[row] ?? null;
    return {
      rows: batch.rows,
      columns: Object.fromEntries(
        steps.map(({ field, run }) => [
          field.name,
          Array.from({ length: batch.rows }, (_, row) => run(value(field.name, row), (name) => value(name, row))),
        ]),
      ),
    };
  };
  const applyRow = (row: Row): Record<string, JsonValue> => {
    const columns = Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, [cell]]));
    const out = apply({ rows: 1, columns }).columns;
    return Object.fromEntries(Object.entries(out).map(([name, cells]) => [name, cells[0] ?? null]));
  };
  return {
    hash: hashOfPolicy(document),
    outputFields: steps.map(({ field, transform }) => ({
      name: field.name,
      class: outputClass(field.class, transform),
      nullable: transform.use === 'null' || (transform.use !== 'constant' && field.nullable),
    })),
    apply,
    applyRow,
  };
};
