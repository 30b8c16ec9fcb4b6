import { answerOf, type LifecycleClient } from '@wordslab/api-client';
import { isWordslabError, type ReleaseDetail } from '@wordslab/contracts';
import { unknownName } from './near.js';

const show = (lifecycle: LifecycleClient, ref: string): Promise<ReleaseDetail> =>
  answerOf(lifecycle.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));

/**
 * The release that a person named by id, alias, name, or the last 8 characters of its id.
 * @throws NotFound `release.unknown`, with the near matches
 */
export const releaseNamed = async (lifecycle: LifecycleClient, ref: string): Promise<ReleaseDetail> => {
  try {
    return await show(lifecycle, ref);
  } catch (error) {
    if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
    const { items } = await answerOf(lifecycle.GET('/api/v1/releases', { params: { query: { limit: 200 } } }));
    const found = items.filter((r) => r.name === ref || (ref.length >= 8 && r.id.endsWith(ref.replace(/^.*…/, ''))));
    if (found.length === 1 && found[0]) return show(lifecycle, found[0].id);
    throw unknownName(
      'release',
      ref,
      items.flatMap((r) => [r.alias, r.name]),
      { code: 'release.unknown', where: 'Lifecycle', list: 'wordslab release list' },
    );
  }
};
