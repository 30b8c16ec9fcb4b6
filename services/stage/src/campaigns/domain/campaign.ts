import { RuleViolated } from '@wordslab/contracts';
import type { Decider } from '@wordslab/platform';
import type { CampaignCreated, CampaignEvent, LabelsImportedEvent } from './campaign.events.js';

export type CampaignState =
  { readonly status: 'absent' } | { readonly status: 'open' | 'finished'; readonly campaign: CampaignCreated };

export type CampaignCommand =
  | { readonly type: 'create'; readonly campaign: CampaignCreated }
  | { readonly type: 'importLabels'; readonly labels: LabelsImportedEvent }
  | { readonly type: 'finish' };

const evolve = (state: CampaignState, event: CampaignEvent): CampaignState => {
  switch (event.type) {
    case 'campaign.created':
      return { status: 'open', campaign: event.data };
    case 'campaign.finished':
      return state.status === 'absent' ? state : { ...state, status: 'finished' };
    case 'campaign.labelsImported':
      return state;
    default:
      return ignored(event, state);
  }
};

/**
 * The campaign, where labels may be given.
 * @throws RuleViolated `campaign.absent`, `campaign.finished`
 */
export const openCampaign = (state: CampaignState): CampaignCreated => {
  if (state.status === 'absent') throw new RuleViolated('campaign.absent', 'there is no such campaign');
  if (state.status === 'open') return state.campaign;
  throw new RuleViolated(
    'campaign.finished',
    `the campaign '${state.campaign.name}' is finished: it takes no labels any more`,
    'Freeze it, or create another campaign.',
  );
};

const create = (campaign: CampaignCreated, state: CampaignState): CampaignEvent[] => {
  if (state.status === 'absent') return [{ type: 'campaign.created', data: campaign }];
  throw new RuleViolated(
    'campaign.name_taken',
    `there is a campaign named '${state.campaign.name}'`,
    'Take another name.',
  );
};

export const campaignDecider: Decider<CampaignState, CampaignCommand, CampaignEvent> = {
  initialState: { status: 'absent' },
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'create':
        return create(command.campaign, state);
      case 'importLabels':
        openCampaign(state);
        return [{ type: 'campaign.labelsImported', data: command.labels }];
      case 'finish':
        if (state.status === 'finished') return [];
        openCampaign(state);
        return [{ type: 'campaign.finished', data: {} }];
      default:
        return unknownCommand(command);
    }
  },
};

const ignored = (_event: never, state: CampaignState): CampaignState => state;
const unknownCommand = (command: never): never => {
  throw new RuleViolated('campaign.unknown_command', `a campaign does not know ${JSON.stringify(command)}`);
};

export const campaignStream = (id: string): string => `campaign-${id}`;
