import { answerOf, type StageClient } from '@wordslab/api-client';
import type { DatasetVersion, QuarantinedRow } from '@wordslab/contracts';

/** The first rows that an import set aside; nothing is asked where there are none. */
export const quarantineOf = async (
  client: StageClient,
  id: string,
  { version, quarantined }: DatasetVersion,
): Promise<readonly QuarantinedRow[]> => {
  if (quarantined === 0) return [];
  const path = { id, version };
  const params = { path, query: { limit: 10 } };
  return (await answerOf(client.GET('/api/v1/datasets/{id}/versions/{version}/quarantine', { params }))).items;
};
