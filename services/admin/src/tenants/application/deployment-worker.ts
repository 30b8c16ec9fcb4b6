import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { CLOCK, type Clock, EVENT_STORE, LOGGER } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import { DEPLOYER, type Deployer } from '../../hosting/deployer.js';
import { planOf, type Tenant } from '../domain/tenant.js';
import { type Cause, DeploymentRecord, failureOf } from './deployment-record.js';
import { isInterruption, PAUSES } from '../../hosting/interruptions.js';
import { pause } from './pause.js';
import { TenantCommands } from './tenant-commands.js';

const FOLLOW_AGAIN_MS = 1_000;
const BEGIN = 'tenant.deploymentStarted';
const ENDS = ['tenant.deployed', 'tenant.deploymentFailed'];

/**
 * Carries out deployments. It reads the log from its start, so what was begun and not ended is taken up when Admin starts,
 * and what begins later is taken up at once. Deployments of different tenants run side by side, one at a time per tenant;
 * nothing else waits for them.
 */
@Injectable()
export class DeploymentWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly due = new Map<string, Cause>();
  private readonly running = new Map<string, Promise<void>>();
  private following: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DEPLOYER) private readonly deployer: Deployer,
    @Inject(PAUSES) private readonly pauses: readonly number[],
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly commands: TenantCommands,
  ) {}

  onApplicationBootstrap(): void {
    this.following = this.follow();
  }

  /** Deployments in progress are not waited for: the next start takes them up. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.following;
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        for await (const message of this.store.subscribeAll({ filter: { typePrefixes: [BEGIN, ...ENDS] }, signal }))
          if (message.kind === 'event') this.note(message.event);
          else if (message.kind === 'caughtUp') this.takeUp();
      } catch (error) {
        if (signal.aborted) return;
        this.logger.error({ err: error }, 'deployments cannot be followed; trying again');
      }
      await pause(FOLLOW_AGAIN_MS, signal);
    }
  }

  private note({ type, stream, id, metadata }: RecordedEvent): void {
    const slug = stream.slice(stream.indexOf('-') + 1);
    if (type === BEGIN) this.due.set(slug, { causationId: id, correlationId: metadata.correlationId });
    else this.due.delete(slug);
  }

  private takeUp(): void {
    for (const [slug, cause] of this.due) {
      if (this.running.has(slug) || this.stopping.signal.aborted) continue;
      this.due.delete(slug);
      const ended = this.carryOut(slug, cause).finally(() => {
        this.running.delete(slug);
        this.takeUp();
      });
      this.running.set(slug, ended);
    }
  }

  private async carryOut(slug: string, cause: Cause): Promise<void> {
    try {
      const tenant = await this.commands.deploying(slug);
      if (tenant) await this.deploy(tenant, cause);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.logger.error({ err: error, tenant: slug }, 'a deployment cannot be taken up; trying again');
      await pause(FOLLOW_AGAIN_MS, this.stopping.signal);
      if (!this.due.has(slug)) this.due.set(slug, cause);
    }
  }

  private async deploy(tenant: Tenant, cause: Cause): Promise<void> {
    const { signal } = this.stopping;
    const { clock, logger, commands } = this;
    const record = new DeploymentRecord(tenant, cause, { clock, logger, commands, signal });
    for (let time = 0; !signal.aborted; time++) {
      try {
        return await record.end({ type: 'recordDeployed', modules: await this.deployOnce(tenant, record) });
      } catch (error) {
        const wait = isInterruption(error) ? this.pauses[time] : undefined;
        if (signal.aborted) return;
        this.logger.warn({ err: error, tenant: tenant.slug, goesOnInMs: wait }, 'a deployment was stopped');
        if (wait === undefined) return record.end({ type: 'recordFailure', failure: failureOf(error) });
        await pause(wait, signal);
      }
    }
  }

  private deployOnce(tenant: Tenant, record: DeploymentRecord): ReturnType<Deployer['deploy']> {
    return this.deployer.deploy({
      plan: planOf(tenant),
      serial: tenant.attempt,
      known: tenant.peers,
      onStep: record.step,
    });
  }
}
