/** The `code` of a system error (`ENOSPC`), whichever realm its class is of. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
