import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TenantRow } from '../tenants/read-models/tenants/tenant.entity.js';
import { EnvironmentController } from './api/environment.controller.js';
import { EnvironmentQueries } from './environment-queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([TenantRow])],
  controllers: [EnvironmentController],
  providers: [EnvironmentQueries],
})
export class EnvironmentModule {}
