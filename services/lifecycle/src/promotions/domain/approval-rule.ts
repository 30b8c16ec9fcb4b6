import { approvalRule, type ApprovalRule, kindOfModule, ValidationFailed } from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';

export const approvalRuleEvents = {
  'approvalRule.set': z.object({
    stage: z.string(),
    rule: approvalRule,
    by: z.string(),
    at: z.iso.datetime(),
    reason: z.string().nullable(),
  }),
} as const;
export type ApprovalRuleEvent = EventsOf<typeof approvalRuleEvents>;

export const approvalRuleStream = (stage: string): string => `approvalRule-${stage}`;

/** Until somebody sets one: Train needs nobody, Prod needs somebody other than who asks, others need one approval. */
export const defaultApprovalRule = (stage: string): ApprovalRule => {
  const kind = kindOfModule(stage);
  return { quorum: kind === 'train' ? 0 : 1, roles: [], separateApprover: kind === 'prod' };
};

interface RuleState {
  readonly rule: ApprovalRule | null;
}
const initialState: RuleState = { rule: null };
const same = (a: ApprovalRule, b: ApprovalRule): boolean =>
  a.quorum === b.quorum && a.separateApprover === b.separateApprover && a.roles.join() === b.roles.join();

export const approvalRuleDecider: {
  initialState: RuleState;
  evolve(state: RuleState, event: ApprovalRuleEvent): RuleState;
  decide(command: ApprovalRuleEvent['data'], state: RuleState): ApprovalRuleEvent[];
} = {
  initialState,
  evolve: (_, event) => ({ rule: event.data.rule }),
  decide: (command, state) => {
    if (command.rule.quorum === 0 && (command.rule.roles.length > 0 || command.rule.separateApprover))
      throw new ValidationFailed(
        'approval_rule.contradiction',
        `a rule without approvals for ${command.stage} cannot say who gives them`,
        'Set a quorum of at least 1, or drop the roles and separateApprover.',
      );
    return state.rule && same(state.rule, command.rule) ? [] : [{ type: 'approvalRule.set', data: command }];
  },
};
