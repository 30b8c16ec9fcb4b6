import type { Measures, TestCampaignStatus } from '@wordslab/contracts';
import type { TestCampaignData, TestCampaignEvent } from './test-campaign.events.js';

export interface Campaign {
  readonly status: TestCampaignStatus;
  readonly plan: TestCampaignData<'testCampaign.created'>;
  readonly measures: Measures | null;
  /** Cases that people tried. */
  readonly tried: readonly string[];
  /** In order: who judged which case, and whether the answer was right. Of the same person and case the last counts. */
  readonly verdicts: readonly (readonly [key: string, correct: boolean])[];
}
export type TestCampaignState = { readonly status: 'absent' } | Campaign;

export const evolveTestCampaign = (state: TestCampaignState, event: TestCampaignEvent): TestCampaignState => {
  if (event.type === 'testCampaign.created')
    return { status: 'measuring', plan: event.data, measures: null, tried: [], verdicts: [] };
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'testCampaign.testSetMeasured':
      return { ...state, status: 'open', measures: event.data.measures };
    case 'testCampaign.tried':
      return { ...state, tried: [...state.tried, event.data.case] };
    case 'testCampaign.verdictGiven': {
      const { by, case: of, verdict } = event.data;
      return { ...state, verdicts: [...state.verdicts, [`${by} ${of}`, verdict === 'correct']] };
    }
    case 'testCampaign.finished':
      return { ...state, status: 'finished' };
    case 'testCampaign.failed':
      return { ...state, status: 'failed' };
    case 'testCampaign.cancelled':
      return { ...state, status: 'cancelled' };
    default:
      return event satisfies never;
  }
};
