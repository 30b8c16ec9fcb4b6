import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InstallationsController } from './api/installations.controller.js';
import { Installer } from './application/installer.js';
import { InstallationFeed } from './integration/installation-feed.js';
import { InstallationQueries } from './read-models/installation-queries.js';
import { InstallationRow } from './read-models/installation.entity.js';
import { InstallationProjection } from './read-models/installation.projection.js';

export const installationEntities = [InstallationRow];

@Module({
  imports: [TypeOrmModule.forFeature(installationEntities)],
  controllers: [InstallationsController],
  providers: [Installer, InstallationProjection, InstallationQueries, InstallationFeed],
})
export class InstallationsModule {}
