/** Why a snapshot is refused; stable, documented, counted and shown. */
export const refusalCodes = [
  'snapshot.bad_signature',
  'snapshot.wrong_tenant',
  'snapshot.wrong_edge',
  'snapshot.not_ordered',
  'snapshot.expired',
  'snapshot.bad_manifest',
  'snapshot.policy_not_approved',
  'snapshot.schema_uncovered',
  'snapshot.older_than_base',
  'snapshot.quota',
  'snapshot.bad_keys',
  'snapshot.leak_found',
  'snapshot.bad_chunk',
  'snapshot.bad_rows',
  'snapshot.bomb',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A snapshot's refusal with what is shown of it; `field` where one field is the reason. */
export interface Refusal {
  readonly code: RefusalCode;
  /** At most 120 characters, since it crosses the link. */
  readonly detail: string;
  readonly field?: string;
}

export const refusal = (code: RefusalCode, detail: string, field?: string): Refusal => ({
  code,
  detail: detail.slice(0, 120),
  ...(field === undefined ? {} : { field }),
});

export const isRefusalCode = (code: string): code is RefusalCode => refusalCodes.some((known) => known === code);

/** The outcome of a check: what was checked, opened and ready to use, or why it is refused. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
