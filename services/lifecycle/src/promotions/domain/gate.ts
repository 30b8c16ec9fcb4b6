import { evidenceGate, type EvidenceGate, RuleViolated } from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';
import { isAfterPreprod } from '../../shared/tenant-map.js';

export const gateEvents = {
  'gate.set': z.object({
    stage: z.string(),
    evidence: evidenceGate,
    by: z.string(),
    at: z.iso.datetime(),
    reason: z.string().nullable(),
  }),
} as const;
export type GateEvent = EventsOf<typeof gateEvents>;

export const gateStream = (stage: string): string => `gate-${stage}`;

/** Until somebody sets one: what comes after PreProd wants evidence. */
export const defaultGate = (stage: string): EvidenceGate => (isAfterPreprod(stage) ? 'required' : 'none');

interface GateState {
  readonly evidence: EvidenceGate | null;
}
const initialState: GateState = { evidence: null };

export const gateDecider: {
  initialState: GateState;
  evolve(state: GateState, event: GateEvent): GateState;
  decide(command: GateEvent['data'], state: GateState): GateEvent[];
} = {
  initialState,
  evolve: (_, event) => ({ evidence: event.data.evidence }),
  decide: (command, state) => {
    if (command.evidence === 'required' && !isAfterPreprod(command.stage))
      throw new RuleViolated(
        'gate.too_early',
        `evidence is measured in PreProd, and ${command.stage} does not come after it`,
        'Set the gate of a prod stage.',
      );
    return state.evidence === command.evidence ? [] : [{ type: 'gate.set', data: command }];
  },
};
