import { kindOfModule, type PolicyDocument, standingProjections } from '@wordslab/contracts';
import type { TenantMap } from '../../shared/tenant-map.js';

/**
 * The policies that wordslab brings: one per standing projection and route out of its home, named and versioned like any
 * other, and replaced by setting one.
 */
export const standingPolicies = (tenant: TenantMap): PolicyDocument[] =>
  tenant.routes.flatMap((edge) =>
    Object.entries(standingProjections)
      .filter(([, { home }]) => kindOfModule(edge.from) === home)
      .map(([projection, { fields }]): PolicyDocument => ({
        v: 1,
        id: `standing-${projection}-${edge.from}-${edge.to}`,
        edge,
        projection,
        entity: '*',
        fields: { ...fields },
      })),
  );
