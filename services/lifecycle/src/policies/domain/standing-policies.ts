import { type PolicyDocument, standingFields } from '@wordslab/contracts';
import type { TenantMap } from '../../shared/tenant-map.js';

/** Where the entities that staff write, and that these projections show, live. */
const HOME_KIND = 'dev';

/**
 * The policies for projections that hold only what staff wrote (code, graphs, service descriptions): every field is kept.
 * One per projection and route out of their home; named and versioned like any other, and replaced by setting one.
 */
export const standingPolicies = (tenant: TenantMap): PolicyDocument[] =>
  tenant.stages
    .filter((stage) => stage.kind === HOME_KIND)
    .flatMap(({ module }) => tenant.routes.filter((route) => route.from === module))
    .flatMap((edge) =>
      Object.entries(standingFields).map(([projection, fields]): PolicyDocument => ({
        v: 1,
        id: `standing-${projection}-${edge.from}-${edge.to}`,
        edge,
        projection,
        entity: '*',
        fields: Object.fromEntries(fields.map((name) => [name, { use: 'keep' }])),
      })),
    );
