/** Whether the system named this as the cause of an error, such as ENOENT. Not by class: a test runner has its own. */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
