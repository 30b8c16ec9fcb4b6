import type { TenantDetail } from '@wordslab/contracts';
import { paint, paintStatus } from '../render/colour.js';
import { facts, table } from '../render/table.js';
import { dateTime } from '../render/text.js';

/** A tenant and its modules for a person. */
export const tenantText = (tenant: TenantDetail): string =>
  [
    facts([
      ['Tenant', `${tenant.slug} (${tenant.name})`],
      ['Status', paintStatus(tenant.status)],
      ['Created', `${dateTime(tenant.createdAt)} by ${tenant.createdBy}`],
      ...(tenant.failure ? [['Failure', `${tenant.failure.code}: ${tenant.failure.detail}`] as const] : []),
    ]),
    '',
    table(
      [
        { title: 'module', value: (m) => m.name },
        { title: 'status', value: (m) => m.status, paint: paintStatus },
        { title: 'processes', value: (m) => m.processes.map((p) => `${p.id.split('/').pop()} ${p.state}`).join(', ') },
        { title: 'address for people', value: (m) => m.host },
        { title: 'for programs', value: (m) => m.url, paint: (text) => paint('faint', text) },
      ],
      tenant.modules,
    ),
  ].join('\n');
