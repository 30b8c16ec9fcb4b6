import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PoliciesController } from './api/policies.controller.js';
import { PolicyCommands } from './application/policy-commands.js';
import { StandingPoliciesStarter } from './application/standing-policies.starter.js';
import { PolicyVersionRow } from './read-models/policy-list.entities.js';
import { PolicyListProjection } from './read-models/policy-list.projection.js';
import { PolicyList } from './read-models/policy-list.queries.js';

export const policyEntities = [PolicyVersionRow];

@Module({
  imports: [TypeOrmModule.forFeature(policyEntities)],
  controllers: [PoliciesController],
  providers: [PolicyCommands, StandingPoliciesStarter, PolicyListProjection, PolicyList],
})
export class PoliciesModule {}
