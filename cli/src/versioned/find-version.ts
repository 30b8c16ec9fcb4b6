import type { Stage } from '../find/environment.js';
import { findNamed } from '../find/named.js';
import { versionedApi, type VersionedKind } from './kinds.js';

/** The entity version that a person named, `<id>@<n>`; the latest where no version is named. */
export const findVersion = async (stage: Stage, kind: VersionedKind, text: string): Promise<string> => {
  const api = versionedApi[kind];
  const { id, version } = await findNamed(text, {
    kind,
    where: stage.connection.name,
    list: (query) => api.list(stage.client, query),
  });
  return `${id}@${version ?? (await api.show(stage.client, id)).version}`;
};
