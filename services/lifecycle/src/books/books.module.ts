import { Global, Module } from '@nestjs/common';
import type { DeploymentDescriptor } from '@wordslab/contracts';
import { Unavailable } from '@wordslab/contracts';
import { DESCRIPTOR } from '@wordslab/platform';
import { TENANT_MAP, tenantMapOf } from '../shared/tenant-map.js';
import { LifecycleBooks } from './lifecycle-books.js';

const tenantMap = (descriptor: DeploymentDescriptor | null) => {
  if (descriptor) return tenantMapOf(descriptor);
  throw new Unavailable(
    'descriptor.missing',
    'Lifecycle has no deployment descriptor',
    'Deploy the tenant again with Admin.',
  );
};

@Global()
@Module({
  providers: [LifecycleBooks, { provide: TENANT_MAP, inject: [DESCRIPTOR], useFactory: tenantMap }],
  exports: [LifecycleBooks, TENANT_MAP],
})
export class BooksModule {}
