import { UsageError } from '../errors/cli-errors.js';

/** How a person names an entity: `name`, `kind/name`, either with `@version`, an id, or the last 8 characters of one. */
export interface Reference {
  readonly text: string;
  readonly id?: string;
  /** Last characters of an id, as tables show them. */
  readonly tail?: string;
  readonly name: string;
  readonly version?: number;
}

const ID = /^([a-z0-9-]+_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?:@([1-9]\d*))?$/;
const TAIL = /^(?:[a-z0-9-]+_)?…?([0-9a-f]{8})(?:@([1-9]\d*))?$/;
const KINDS = [
  ...['dataset', 'algorithm', 'pipeline', 'service'],
  ...['businessModel', 'campaign', 'annotationSet', 'testSet', 'testCampaign', 'model'],
  ...['markedSamples', 'predictionLog'],
];
/** A kind may be written as in ids (`testSet`) or as in commands (`test-set`). */
const camel = (kind: string): string => kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const versionIn = (text: string | undefined): { version?: number } => (text ? { version: Number(text) } : {});

/** Reads a reference to an entity of a kind. */
export const parseReference = (text: string, kind: string): Reference => {
  const [, written, afterPrefix] = /^([a-zA-Z-]+)\/(.+)$/.exec(text) ?? [];
  const prefix = written && camel(written);
  if (prefix && prefix !== camel(kind) && KINDS.includes(prefix))
    throw new UsageError('usage.other_kind', `'${text}' names a ${prefix}; a ${kind} is wanted here`);
  const rest = prefix === camel(kind) && afterPrefix ? afterPrefix : text;
  const id = ID.exec(rest);
  if (id?.[1]) return { text, id: id[1], name: rest, ...versionIn(id[2]) };
  const [, tail, tailVersion] = TAIL.exec(rest) ?? [];
  const [, name = rest, version] = /^(.+)@([1-9]\d*)$/.exec(rest) ?? [];
  return { text, name, ...(tail ? { tail } : {}), ...versionIn(tail ? tailVersion : version) };
};

/** Reads `COL` or `COL=kind` into the role that an import asks for. */
export const personalRole = (text: string): [column: string, role: string] => {
  const at = text.lastIndexOf('=');
  if (at < 1) return [text, 'personal'];
  const kind = text.slice(at + 1);
  if (!/^[a-z-]+$/.test(kind))
    throw new UsageError(
      'usage.bad_personal',
      `'${kind}' is not a kind of personal data`,
      'A kind is a word such as name, email, phone, iban: --personal customer_name=name.',
    );
  return [text.slice(0, at), `personal:${kind}`];
};

/** `a,b` and repeated flags both make lists. */
export const listOf = (values: readonly string[] | undefined): string[] =>
  (values ?? [])
    .flatMap((v) => v.split(','))
    .map((v) => v.trim())
    .filter((v) => v !== '');
