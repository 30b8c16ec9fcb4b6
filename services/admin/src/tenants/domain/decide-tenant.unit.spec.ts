import { describe, expect, it } from '@jest/globals';
import type { DeploymentStep, ModulePeer } from '@wordslab/contracts';
import { type TenantCommand, tenantDecider } from './decide-tenant.js';
import type { TenantEvent } from './tenant.events.js';

const given = (...events: TenantEvent[]) => {
  const state = events.reduce(tenantDecider.evolve, tenantDecider.initialState);
  return { when: (command: TenantCommand) => () => tenantDecider.decide(command, state) };
};

const modules = [
  { name: 'lifecycle', kind: 'lifecycle' as const },
  { name: 'dev', kind: 'dev' as const },
];
const create: TenantCommand = { type: 'create', slug: 'acme', name: 'Acme', modules: ['lifecycle', 'dev'] };
const created: TenantEvent = { type: 'tenant.created', data: { slug: 'acme', name: 'Acme', plan: { modules } } };
const started = (attempt: number): TenantEvent => ({ type: 'tenant.deploymentStarted', data: { attempt } });
const step: DeploymentStep = { id: 'ports', title: 'Choose ports', state: 'done', detail: '5 ports', seconds: 0.2 };
const stepped = (attempt: number): TenantEvent => ({
  type: 'tenant.deploymentStepped',
  data: { attempt, step, of: 5 },
});
const peer: ModulePeer = { module: 'dev', kind: 'dev', signKey: 'sign', boxKey: 'box' };
const deployed: TenantEvent = { type: 'tenant.deployed', data: { attempt: 1, modules: [peer] } };
const failure = { code: 'process.not_ready', detail: 'dev ends again and again', hint: 'See its log.' };
const failed: TenantEvent = { type: 'tenant.deploymentFailed', data: { attempt: 1, ...failure } };

describe('create', () => {
  it('records the plan and begins the first deployment', () => {
    expect(given().when(create)()).toEqual([created, started(1)]);
  });

  it('plans Lifecycle and one module of each stage unless told otherwise', () => {
    const [event] = given().when({ type: 'create', slug: 'acme', name: 'Acme' })();
    expect(event).toMatchObject({
      data: {
        plan: {
          modules: ['lifecycle', 'dev', 'train', 'preprod', 'prod', 'explore'].map((name) => ({ name, kind: name })),
        },
      },
    });
  });

  it('does nothing for the same request again, in whatever order it names the modules and however the deployment went', () => {
    const again: TenantCommand = { ...create, modules: ['dev', 'lifecycle'] };
    for (const end of [[], [deployed], [failed]]) expect(given(created, started(1), ...end).when(again)()).toEqual([]);
  });

  it.each([
    { ...create, name: 'Another' },
    { ...create, modules: ['lifecycle', 'dev', 'train'] },
  ])('refuses a slug that another tenant has', (command) => {
    expect(given(created, started(1)).when(command)).toThrow(
      expect.objectContaining({ code: 'tenant.slug_taken', status: 409, hint: expect.stringContaining('acme') }),
    );
  });

  it.each(['_', 'a', 'Acme', '1acme', 'ac_me', 'a'.repeat(32), '../acme'])('refuses the slug %s', (slug) => {
    expect(given().when({ ...create, slug })).toThrow(expect.objectContaining({ code: 'tenant.bad_slug' }));
  });

  it.each([{ modules: ['dev'] }, { modules: ['lifecycle', 'dev', 'dev'] }, { modules: ['lifecycle', 'admin'] }])(
    'refuses a plan that is not one tenant: %o',
    (plan) => {
      expect(given().when({ ...create, ...plan })).toThrow(expect.objectContaining({ code: 'tenant.bad_plan' }));
    },
  );
});

describe('deploy', () => {
  it.each([deployed, failed])('begins the next deployment after $type', (end) => {
    expect(given(created, started(1), end).when({ type: 'deploy', slug: 'acme' })()).toEqual([started(2)]);
  });

  it('is refused while a deployment runs', () => {
    expect(given(created, started(1), stepped(1)).when({ type: 'deploy', slug: 'acme' })).toThrow(
      expect.objectContaining({ code: 'tenant.deployment_running', status: 409 }),
    );
  });

  it('is refused for a tenant that is not there', () => {
    expect(given().when({ type: 'deploy', slug: 'nobody' })).toThrow(
      expect.objectContaining({ code: 'tenant.not_found', status: 404 }),
    );
  });
});

describe('reports of a deployment', () => {
  const reports = (attempt: number): TenantCommand[] => [
    { type: 'recordStep', attempt, step, of: 5 },
    { type: 'recordDeployed', attempt, modules: [peer] },
    { type: 'recordFailure', attempt, failure },
  ];

  it('are recorded', () => {
    expect(reports(1).map((report) => given(created, started(1)).when(report)())).toEqual([
      [stepped(1)],
      [deployed],
      [failed],
    ]);
  });

  it('are dropped when they are of an older deployment', () => {
    for (const report of reports(1)) expect(given(created, started(1), failed, started(2)).when(report)()).toEqual([]);
  });

  it('are dropped after the end and without a tenant', () => {
    for (const report of reports(1)) {
      expect(given(created, started(1), deployed).when(report)()).toEqual([]);
      expect(given().when(report)()).toEqual([]);
    }
  });

  it('of a step are told once in a deployment, and again in the next', () => {
    const report: TenantCommand = { type: 'recordStep', attempt: 1, step, of: 5 };
    expect(given(created, started(1), stepped(1)).when(report)()).toEqual([]);
    expect(given(created, started(1), stepped(1), failed, started(2)).when({ ...report, attempt: 2 })()).toEqual([
      stepped(2),
    ]);
  });
});
