import { SetMetadata } from '@nestjs/common';

/** Roles of a tenant, and `it-admin` of the platform. */
export type Role =
  'it-admin' | 'tenant-admin' | 'project-manager' | 'developer' | 'analyst' | 'tester' | 'end-user' | 'auditor';

/** `anyone`: every authenticated caller. `public`: no token at all, for probes and the API's description. */
export type AccessPolicy = Role | 'anyone' | 'public';

export const ACCESS_POLICY = 'wordslab:access';

/**
 * Declares who may call a route. A route without it stops the service at start.
 * Auditors may read whatever others may read, so they need not be named on reads.
 */
export const Access = (...policy: [AccessPolicy, ...AccessPolicy[]]) => SetMetadata(ACCESS_POLICY, policy);
