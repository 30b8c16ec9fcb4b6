import type { AddResult, CampaignSummary } from '@wordslab/contracts';
import { arriveCopy } from '../../testing/arrived-copy.js';
import type { TestStage } from '../../testing/start-stage.js';

export const datasetId = (n: number): string => `dev_0198c5d0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Calls as one of several people. */
export const as = (stage: TestStage, name: string) => ({
  post: (path: string, body: object = {}) =>
    stage.call('POST', `/api/v1/${path}`, { body, headers: { 'wordslab-actor': name } }),
  get: async (path: string) => {
    const headers = { 'wordslab-actor': name, 'wordslab-position': await stage.store().head() };
    return (await stage.call('GET', `/api/v1/${path}`, { headers })).body;
  },
});

export const messages = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ text: `message ${i}`, label: i % 2 === 0 ? 'card' : 'refund' }));

export const copyOf = (stage: TestStage, n: number, rows: readonly object[], sending?: string): Promise<string> =>
  arriveCopy(stage, {
    ...{ kind: 'dataset', id: datasetId(n), name: `messages ${n}`, projection: 'dataset-rows', rows },
    ...(sending === undefined ? {} : { sending }),
  });

export const topics = async (stage: TestStage): Promise<string> => {
  const body = { name: 'topics', labels: [{ name: 'card' }, { name: 'refund' }, { name: 'other' }] };
  const { id, version } = (await stage.call('POST', '/api/v1/business-models', { body })).body as AddResult;
  return `${id}@${version}`;
};

/** An open campaign about all rows of a copy. */
export const campaignOn = async (stage: TestStage, source: string, request: object = {}): Promise<string> => {
  const body = { name: `on ${source}`, source, textColumn: 'text', split: 'all', ...request };
  const made = await stage.call('POST', '/api/v1/campaigns', { body: { businessModel: await topics(stage), ...body } });
  return (made.body as CampaignSummary).id;
};
