import { answerOf, type LifecycleClient } from '@wordslab/api-client';
import { isWordslabError, NotFound, type PromotionDetail } from '@wordslab/contracts';

const show = (lifecycle: LifecycleClient, id: string): Promise<PromotionDetail> =>
  answerOf(lifecycle.GET('/api/v1/promotions/{id}', { params: { path: { id } } }));

/**
 * The promotion that a person named by its id or the last 8 characters of it.
 * @throws NotFound `promotion.unknown`
 */
export const promotionNamed = async (lifecycle: LifecycleClient, ref: string): Promise<PromotionDetail> => {
  try {
    return await show(lifecycle, ref);
  } catch (error) {
    if (!isWordslabError(error) || error.kind !== 'NotFound') throw error;
    const tail = ref.replace(/^.*…/, '');
    const { items } = await answerOf(lifecycle.GET('/api/v1/promotions', { params: { query: { limit: 200 } } }));
    const found = tail.length >= 8 ? items.filter((p) => p.id.endsWith(tail)) : [];
    if (found.length === 1 && found[0]) return show(lifecycle, found[0].id);
    const last = items.slice(0, 3).map((p) => `${p.id} (${p.release.alias} to ${p.to})`);
    throw new NotFound(
      'promotion.unknown',
      `there is no promotion '${ref}'`,
      `${last.length > 0 ? `The last ones are ${last.join(', ')}. ` : ''}See \`wordslab promotion list\`.`,
    );
  }
};
