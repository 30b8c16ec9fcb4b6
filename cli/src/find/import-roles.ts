import { UsageError } from '../errors/cli-errors.js';
import { listOf, personalRole } from './reference.js';

/** The roles that the flags of an import name; columns may be repeated or given with commas. */
export interface RoleFlags {
  readonly text?: readonly string[];
  readonly label?: readonly string[];
  readonly id?: readonly string[];
  readonly date?: readonly string[];
  readonly subject?: readonly string[];
  readonly personal?: readonly string[];
}

/**
 * Column → role, as an import asks for it.
 * @throws UsageError `usage.two_roles`
 */
export const rolesOf = (flags: RoleFlags): Record<string, string> => {
  const simple = (['text', 'label', 'id', 'date', 'subject'] as const).flatMap((role) =>
    listOf(flags[role]).map((column): [string, string] => [column, role]),
  );
  const roles: Record<string, string> = {};
  for (const [column, role] of [...simple, ...listOf(flags.personal).map(personalRole)]) {
    if (roles[column] !== undefined && roles[column] !== role)
      throw new UsageError(
        'usage.two_roles',
        `column '${column}' cannot be ${roles[column]} and ${role} at once`,
        'Name each column once.',
      );
    roles[column] = role;
  }
  return roles;
};
