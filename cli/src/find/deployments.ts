import { answerOf } from '@wordslab/api-client';
import { type Deployment, NotFound } from '@wordslab/contracts';
import { shortId } from '../render/text.js';
import type { Stage } from './environment.js';
import { unknownName } from './near.js';

const NEWEST = 200;

/**
 * The deployment that a person named by the release's alias or id, or the promotion, the latest of several; without a name what serves now.
 * @throws NotFound `deployment.unknown`, with the near matches; `deployment.none`
 */
export const deploymentNamed = async ({ client, connection }: Stage, ref?: string): Promise<Deployment> => {
  const query = { limit: NEWEST };
  const { items } = await answerOf(client.GET('/api/v1/deployments', { params: { query } }));
  const found = ref
    ? items.find((d) => [d.alias, d.release, d.promotion, shortId(d.promotion)].includes(ref))
    : (items.find((d) => d.status === 'serving') ?? items[0]);
  if (found) return found;
  if (!ref)
    throw new NotFound(
      'deployment.none',
      `no release was put to work in ${connection.name} yet`,
      'A release with services is deployed when it is promoted there: `wordslab promote RELEASE --to prod`.',
    );
  throw unknownName(
    'deployment',
    ref,
    items.flatMap((d) => [d.alias, d.promotion]),
    { code: 'deployment.unknown', where: connection.name, list: 'wordslab deployment list' },
  );
};
