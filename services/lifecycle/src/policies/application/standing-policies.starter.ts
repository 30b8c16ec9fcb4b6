import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { newId } from '@wordslab/contracts';
import { type Clock, CLOCK } from '@wordslab/platform';
import { TENANT_MAP, type TenantMap } from '../../shared/tenant-map.js';
import { standingPolicies } from '../domain/standing-policies.js';
import { PolicyCommands } from './policy-commands.js';

/** At start, sees to it that every route has the policies for what staff wrote. */
@Injectable()
export class StandingPoliciesStarter implements OnApplicationBootstrap {
  constructor(
    private readonly policies: PolicyCommands,
    @Inject(TENANT_MAP) private readonly tenant: TenantMap,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const correlationId = newId();
    for (const document of standingPolicies(this.tenant))
      await this.policies.setStanding(document, {
        actor: 'wordslab',
        correlationId,
        commandId: newId(),
        now: this.clock.now(),
      });
  }
}
