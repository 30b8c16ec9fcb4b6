import type { TenantModule } from '../plan/tenant-plan.js';

type Module = Pick<TenantModule, 'tenant' | 'name'>;

/** Group roles of a Postgres server: rights are granted to these, login roles are members of one. */
export const OWNER_GROUP = 'wl_owner';
export const databaseGroups = ['service', 'shipper', 'reader', 'front', 'auditor'] as const;
export type DatabaseGroup = (typeof databaseGroups)[number];
/** Groups that every module's database has a login of; the others only where a process needs one. */
export const usualGroups = ['service', 'shipper', 'reader'] as const satisfies readonly DatabaseGroup[];

/** The login that migrates. Its sessions act as the owner group, so every object belongs to that. */
export const MIGRATOR = 'wl_migrator';

export const groupRoleOf = (group: DatabaseGroup): string => `wl_${group}`;

/** At most 31 + 1 + 22 characters, so that a role's suffix still fits Postgres' 63 bytes. */
export const databaseOf = (module: Module): string => `${module.tenant}_${module.name}`;

export interface DatabaseRoles extends Readonly<Record<DatabaseGroup, string>> {
  readonly database: string;
}

/** The login roles of one module's database. */
export const databaseRoles = (tenant: string, module: string): DatabaseRoles => {
  const database = databaseOf({ tenant, name: module });
  return {
    database,
    service: `${database}_service`,
    shipper: `${database}_shipper`,
    reader: `${database}_reader`,
    front: `${database}_front`,
    auditor: `${database}_auditor`,
  };
};

/** A template's name carries the digest of the migrations that made it, so that a newer build makes a newer template. */
export const templateOf = (service: string, migrations: string): string =>
  `wl_template_${service.replaceAll('-', '_')}_${migrations.slice(0, 12)}`;
