import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule } from '@wordslab/platform';
import { loadConfig } from '@wordslab/platform/process';
import { type AdminEnvironment, adminEnvironment } from './config.js';
import { adminEvents } from './events.js';
import { EnvironmentModule } from './environment/environment.module.js';
import { HostingModule, type HostingOptions } from './hosting/hosting.module.js';
import { TenantRow } from './tenants/read-models/tenants/tenant.entity.js';
import { TenantsModule } from './tenants/tenants.module.js';

export interface AdminOptions extends HostingOptions {
  /** Default: the process's environment. */
  readonly config?: () => AdminEnvironment;
}

/** The whole of Admin. Nothing is read or started before Nest makes it. */
@Module({})
export class AdminModule {
  static forRoot({ config = () => loadConfig(adminEnvironment), ...hosting }: AdminOptions = {}): DynamicModule {
    return {
      module: AdminModule,
      imports: [
        PlatformModule.forRoot({ service: 'admin', entities: [TenantRow], events: adminEvents, config }),
        HostingModule.forRoot(hosting),
        TenantsModule,
        EnvironmentModule,
      ],
    };
  }
}
