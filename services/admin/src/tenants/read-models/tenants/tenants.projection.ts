import { Injectable } from '@nestjs/common';
import type { DeploymentStep } from '@wordslab/contracts';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { type TenantEvent, tenantEvent, tenantStream } from '../../domain/tenant.events.js';
import { TenantRow } from './tenant.entity.js';

type Change = Partial<Omit<TenantRow, 'slug'>>;

@Injectable()
@Projection({ name: 'tenants', version: 1, tables: ['tenants'], handles: ['tenant.*'] })
export class TenantsProjection implements ProjectionHandler {
  async apply(recorded: RecordedEvent, em: EntityManager): Promise<void> {
    const event = tenantEvent.parse({ type: recorded.type, data: recorded.data });
    const at = new Date(recorded.metadata.occurredAt);
    if (event.type === 'tenant.created') {
      await em.insert(TenantRow, newRow(event.data, recorded.metadata.actor, at));
      return;
    }
    const row = await em.findOneByOrFail(TenantRow, { slug: recorded.stream.slice(tenantStream('').length) });
    await em.save(TenantRow, { ...row, ...changeBy(event, row), updatedAt: at });
  }
}

const newRow = (
  { slug, name, plan }: Extract<TenantEvent, { type: 'tenant.created' }>['data'],
  createdBy: string,
  at: Date,
): TenantRow => ({
  slug,
  name,
  status: 'deploying',
  attempt: 1,
  modules: plan.modules,
  peers: [],
  steps: [],
  stepsPlanned: 0,
  failure: null,
  createdBy,
  createdAt: at,
  updatedAt: at,
});

const changeBy = (event: Exclude<TenantEvent, { type: 'tenant.created' }>, row: TenantRow): Change => {
  switch (event.type) {
    case 'tenant.deploymentStarted':
      return { status: 'deploying', attempt: event.data.attempt, steps: [], stepsPlanned: 0, failure: null };
    case 'tenant.deploymentStepped':
      return { steps: withStep(row.steps, event.data.step), stepsPlanned: event.data.of };
    case 'tenant.deployed':
      return { status: 'ready', peers: event.data.modules };
    case 'tenant.deploymentFailed': {
      const { code, detail, hint } = event.data;
      return { status: 'failed', failure: { code, detail, ...(hint ? { hint } : {}) } };
    }
    default:
      return event satisfies never;
  }
};

/** A step keeps the place at which it was first told. */
const withStep = (steps: readonly DeploymentStep[], step: DeploymentStep): DeploymentStep[] =>
  steps.some((s) => s.id === step.id) ? steps.map((s) => (s.id === step.id ? step : s)) : [...steps, step];
