import {
  hashOfPolicy,
  NotFound,
  type PolicyDocument,
  policyDocument,
  type PolicyVersion,
  RuleViolated,
  ValidationFailed,
} from '@wordslab/contracts';
import { z } from 'zod';
import type { EventsOf } from '../../shared/event-schemas.js';
import { isRoute, isStage, type TenantMap } from '../../shared/tenant-map.js';

export const policyEvents = {
  'policy.versionApproved': z.object({
    policy: z.string(),
    version: z.number().int().min(1),
    hash: z.string(),
    document: policyDocument,
    by: z.string(),
    reason: z.string().nullable(),
    /** Brought by wordslab for what staff wrote, not set by a person. */
    standing: z.boolean(),
  }),
} as const;
export type PolicyEvent = EventsOf<typeof policyEvents>;

export interface PolicyState {
  readonly current: PolicyVersion | null;
  readonly standing: boolean;
}

export interface SetPolicy {
  readonly id: string;
  readonly document: PolicyDocument;
  readonly by: string;
  readonly reason: string | null;
  readonly standing: boolean;
  readonly tenant: TenantMap;
}

export const policyStream = (id: string): string => `policy-${id}`;

const initialState: PolicyState = { current: null, standing: false };

const evolve = (_: PolicyState, { data }: PolicyEvent): PolicyState => ({
  current: { document: data.document, version: data.version, hash: data.hash },
  standing: data.standing,
});

const decide = (command: SetPolicy, state: PolicyState): PolicyEvent[] => {
  const hash = hashOfPolicy(command.document);
  if (state.current?.hash === hash) return [];
  // What a person has set is not overwritten at the next start.
  if (command.standing && state.current && !state.standing) return [];
  requireSameSubject(command, state);
  requireRoute(command);
  const { id: policy, document, by, reason, standing } = command;
  const version = (state.current?.version ?? 0) + 1;
  return [{ type: 'policy.versionApproved', data: { policy, version, hash, document, by, reason, standing } }];
};

const requireSameSubject = ({ id, document }: SetPolicy, state: PolicyState): void => {
  if (document.id !== id)
    throw new ValidationFailed(
      'policy.id_mismatch',
      `the document says it is policy '${document.id}', the address says '${id}'`,
      'Use the same id in both.',
    );
  if (Object.keys(document.fields).length === 0)
    throw new ValidationFailed(
      'policy.no_fields',
      `policy '${id}' names no field`,
      'A policy names every field of its projection; `wordslab policy propose` writes one to start from.',
    );
  const before = state.current?.document;
  if (before && subjectOf(before) !== subjectOf(document))
    throw new RuleViolated(
      'policy.other_subject',
      `policy '${id}' is for ${subjectOf(before)} and cannot become one for ${subjectOf(document)}`,
      'Set a policy of another id for that.',
    );
};

const requireRoute = ({ document, tenant }: SetPolicy): void => {
  for (const module of [document.edge.from, document.edge.to])
    if (!isStage(tenant, module))
      throw new NotFound(
        'policy.unknown_module',
        `tenant ${tenant.tenant} has no stage '${module}'`,
        `Its stages are ${tenant.stages.map((s) => s.module).join(', ')}.`,
      );
  if (!isRoute(tenant, document.edge))
    throw new RuleViolated(
      'policy.no_route',
      `no data may flow from ${document.edge.from} to ${document.edge.to} in this tenant`,
      `The routes are ${tenant.routes.map((r) => `${r.from} → ${r.to}`).join(', ')}.`,
    );
};

/** What a policy is for; there is one policy per subject. */
export const subjectOf = ({
  projection,
  entity,
  edge,
}: Pick<PolicyDocument, 'projection' | 'entity' | 'edge'>): string =>
  `${projection} of ${entity} on ${edge.from} → ${edge.to}`;

export const policyDecider = { initialState, evolve, decide };
