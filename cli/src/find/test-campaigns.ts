import { answerOf } from '@wordslab/api-client';
import type { TestCampaignDetail } from '@wordslab/contracts';
import { NotCompleted } from '../errors/cli-errors.js';
import type { Stage } from './environment.js';
import { findNamed } from './named.js';

/** The id of the test campaign that a person named, in a stage. */
export const findTestCampaign = async (stage: Stage, text: string): Promise<string> => {
  const { id } = await findNamed(text, {
    kind: 'test-campaign',
    where: stage.connection.name,
    list: (query) => answerOf(stage.client.GET('/api/v1/test-campaigns', { params: { query } })),
  });
  return id;
};

export const showTestCampaign = ({ client }: Stage, id: string): Promise<TestCampaignDetail> =>
  answerOf(client.GET('/api/v1/test-campaigns/{id}', { params: { path: { id } } }));

/**
 * Says so when a campaign was not measured.
 * @throws NotCompleted with the failure's own code
 */
export const assertMeasured = ({ name, status, failure }: TestCampaignDetail): void => {
  if (failure)
    throw new NotCompleted(failure.code, `the test campaign '${name}' failed: ${failure.detail}`, 'Make another one.');
  if (status === 'cancelled')
    throw new NotCompleted('test_campaign.cancelled', `the test campaign '${name}' was cancelled`, 'Make another one.');
};
