import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TenantsController } from './api/tenants.controller.js';
import { DeploymentWorker } from './application/deployment-worker.js';
import { TenantCommands } from './application/tenant-commands.js';
import { TenantQueries } from './read-models/tenants/tenant-queries.js';
import { TenantRow } from './read-models/tenants/tenant.entity.js';
import { TenantsProjection } from './read-models/tenants/tenants.projection.js';

@Module({
  imports: [TypeOrmModule.forFeature([TenantRow])],
  controllers: [TenantsController],
  providers: [TenantCommands, TenantQueries, TenantsProjection, DeploymentWorker],
})
export class TenantsModule {}
