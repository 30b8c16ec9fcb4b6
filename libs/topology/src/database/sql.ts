import type { TenantModule } from '../plan/tenant-plan.js';
import { databaseGroups, type DatabaseGroup, databaseRoles, groupRoleOf, MIGRATOR, OWNER_GROUP } from './names.js';

/** Quotes an identifier; names here are slugs, quoted because of their hyphens. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Quotes a literal. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const unlessThere = (role: string, options: string): string =>
  `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(role)}) ` +
  `THEN CREATE ROLE ${identifier(role)} ${options}; END IF; END $$`;

/** Statements that make a server's group roles and its migrator. Repeatable; they renew the migrator's password. */
export const serverRolesSql = (migratorPassword: string): string[] => [
  unlessThere(OWNER_GROUP, 'NOLOGIN'),
  ...databaseGroups.map((group) => unlessThere(groupRoleOf(group), 'NOLOGIN')),
  unlessThere(MIGRATOR, 'LOGIN'),
  `ALTER ROLE ${MIGRATOR} LOGIN PASSWORD ${literal(migratorPassword)}`,
  `GRANT ${OWNER_GROUP} TO ${MIGRATOR}`,
  `ALTER ROLE ${MIGRATOR} SET role = ${literal(OWNER_GROUP)}`,
  'REVOKE ALL ON DATABASE postgres FROM PUBLIC',
  'REVOKE ALL ON DATABASE template1 FROM PUBLIC',
];

/** Makes an empty database of the owner group, or a copy of a template. Not allowed inside a transaction. */
export const createDatabaseSql = (database: string, template?: string): string =>
  `CREATE DATABASE ${identifier(database)} OWNER ${OWNER_GROUP}` +
  (template ? ` TEMPLATE ${identifier(template)}` : '');

export const closeDatabaseSql = (database: string): string =>
  `REVOKE ALL ON DATABASE ${identifier(database)} FROM PUBLIC`;

/** A login that is not needed any more: it stays, and nobody logs in as it. */
const shutOut = (role: string): string =>
  `DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(role)} AND rolcanlogin) ` +
  `THEN ALTER ROLE ${identifier(role)} NOLOGIN; END IF; END $$`;

/**
 * Statements that make a module's login roles, each a member of one group, and let them alone connect to its database.
 * Repeatable; they renew the passwords, and shut out the logins of groups for which none is given.
 */
export const moduleRolesSql = (
  module: Pick<TenantModule, 'tenant' | 'name'>,
  passwords: Readonly<Partial<Record<DatabaseGroup, string>>>,
): string[] => {
  const roles = databaseRoles(module.tenant, module.name);
  return [
    closeDatabaseSql(roles.database),
    ...databaseGroups.flatMap((group) => {
      const [role, password] = [roles[group], passwords[group]];
      if (password === undefined) return [shutOut(role)];
      return [
        unlessThere(role, 'LOGIN'),
        `ALTER ROLE ${identifier(role)} LOGIN PASSWORD ${literal(password)}`,
        `GRANT ${groupRoleOf(group)} TO ${identifier(role)}`,
        `GRANT CONNECT ON DATABASE ${identifier(roles.database)} TO ${identifier(role)}`,
      ];
    }),
  ];
};
