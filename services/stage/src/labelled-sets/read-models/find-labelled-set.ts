import { NotFound, splitVersion, versionOf } from '@wordslab/contracts';
import type { VersionColumns } from '../../shared/versioned/versioned-columns.js';
import type { LabelledSetContent, LabelledSetKind } from '../domain/labelled-set.js';
import type { LabelledSetQueries } from './labelled-set-queries.js';

export interface FoundSet {
  /** `<id>@<n>` */
  readonly ref: string;
  readonly row: VersionColumns<LabelledSetContent>;
}

const isVersion = (text: string): boolean => /_[0-9a-f]{8}-[0-9a-f-]+@\d+$/.test(text);

/**
 * The set that `text` names: `<id>@<n>`, `name@<n>`, or `name` for its latest version.
 * @throws NotFound `<kind>.not_found`, `<kind>.version_not_found`
 */
export const findLabelledSet = async (
  queries: LabelledSetQueries,
  kind: LabelledSetKind,
  text: string,
): Promise<FoundSet> => {
  if (isVersion(text)) {
    const { id, version } = splitVersion(text);
    return { ref: text, row: await queries.version(kind, id, version) };
  }
  const [, name = text, asked] = /^(.+)@([1-9]\d*)$/.exec(text) ?? [];
  const { items } = await queries.list(kind, { name, limit: 1 });
  const found = items[0];
  if (!found)
    throw new NotFound(
      `${kind}.not_found`,
      `there is no ${kind} '${name}' here`,
      `List them: GET /api/v1/${dashed(kind)}s.`,
    );
  const version = asked ? Number(asked) : found.version;
  return { ref: versionOf(found.id, version), row: await queries.version(kind, found.id, version) };
};

const dashed = (kind: LabelledSetKind): string => kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
