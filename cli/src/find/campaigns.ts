import { answerOf } from '@wordslab/api-client';
import { UsageError } from '../errors/cli-errors.js';
import type { Stage } from './environment.js';
import { findNamed } from './named.js';

/** The campaign that a person named, in a stage. */
export const findCampaign = async (stage: Stage, text: string): Promise<string> => {
  const list = (query: { name?: string; limit: number }) =>
    answerOf(stage.client.GET('/api/v1/campaigns', { params: { query } }));
  return (await findNamed(text, { kind: 'campaign', where: stage.connection.name, list })).id;
};

/** Reads `CAMPAIGN/ITEM`, as `campaign next` shows it. */
export const itemReference = (text: string): { campaign: string; item: number } => {
  const [, campaign, item] = /^(.+)\/(\d{1,10})$/.exec(text) ?? [];
  if (campaign && item) return { campaign, item: Number(item) };
  throw new UsageError(
    'usage.bad_item',
    `'${text}' does not name an item`,
    'An item is CAMPAIGN/NUMBER, such as topics/17; `wordslab campaign next CAMPAIGN` shows one.',
  );
};
