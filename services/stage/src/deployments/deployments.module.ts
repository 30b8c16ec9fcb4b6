import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CopiesModule } from '../copies/copies.module.js';
import { ServingModule } from '../serving/serving.module.js';
import { DeploymentsController } from './api/deployments.controller.js';
import { Deployer } from './application/deployer.js';
import { DeploymentLog } from './application/deployment-log.js';
import { DeploymentReactor } from './application/deployment-reactor.js';
import { ReleaseCopies } from './application/release-copies.js';
import { ReleaseFiles } from './application/release-files.js';
import { ReleaseStarter } from './application/release-starter.js';
import { DeploymentFeed } from './integration/deployment-feed.js';
import { DeploymentQueries } from './read-models/deployment-queries.js';
import { DeploymentRow } from './read-models/deployment.entity.js';
import { DeploymentProjection } from './read-models/deployment.projection.js';

export const deploymentEntities = [DeploymentRow];

@Module({
  imports: [TypeOrmModule.forFeature(deploymentEntities), CopiesModule, ServingModule],
  controllers: [DeploymentsController],
  providers: [
    Deployer,
    DeploymentLog,
    DeploymentReactor,
    ReleaseCopies,
    ReleaseFiles,
    ReleaseStarter,
    DeploymentFeed,
    DeploymentProjection,
    DeploymentQueries,
  ],
})
export class DeploymentsModule {}
