import { answerOf, type LifecycleClient } from '@wordslab/api-client';
import { isWordslabError, type PolicyHistory } from '@wordslab/contracts';
import { unknownName } from './near.js';

/** @throws NotFound `policy.unknown`, with the near matches */
export const policyNamed = async (lifecycle: LifecycleClient, id: string): Promise<PolicyHistory> => {
  try {
    return await answerOf(lifecycle.GET('/api/v1/policies/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
    const { items } = await answerOf(lifecycle.GET('/api/v1/policies', { params: { query: { limit: 200 } } }));
    const known = items.map((p) => p.id);
    throw unknownName('policy', id, known, {
      code: 'policy.unknown',
      where: 'Lifecycle',
      list: 'wordslab policy list',
    });
  }
};
