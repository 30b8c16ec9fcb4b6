import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, RecordedEvent } from '@wordslab/eventstore';
import { Commands, EVENT_STORE, Reactor, type ReactorHandler, type RequestContext } from '@wordslab/platform';
import { installationStream } from '../../installations/domain/decide-installation.js';
import { installationEvents } from '../../installations/domain/installation.events.js';
import { deploymentDecider, deploymentStream } from '../domain/decide-deployment.js';
import { Deployer } from './deployer.js';

/** An installed release that holds services is to be served. */
@Injectable()
@Reactor({ name: 'deployments', handles: ['promotion.installed'] })
export class DeploymentReactor implements ReactorHandler {
  constructor(
    private readonly commands: Commands,
    private readonly deployer: Deployer,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async react(event: RecordedEvent, ctx: RequestContext): Promise<void> {
    const { promotion } = installationEvents['promotion.installed'].parse(event.data);
    for await (const { type, data } of this.store.readStream(installationStream(promotion))) {
      if (type !== 'promotion.expected') continue;
      const { release, releaseDigest, alias, parts } = installationEvents['promotion.expected'].parse(data);
      await this.commands.execute({
        stream: deploymentStream(promotion),
        decider: deploymentDecider,
        command: { type: 'request', order: { promotion, release, releaseDigest, alias, parts } },
        ctx,
      });
      break;
    }
    this.deployer.wake();
  }
}
