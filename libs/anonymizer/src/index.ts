export { findPersonal, placeholders, redactText } from './detect/find-personal.js';
export type { Detector, PersonalKind, PersonalSpan, RedactOptions } from './detect/find-personal.js';
export type { ColumnBatch, JsonValue, Row } from './policy/batch.js';
export { checkPolicy, type Problem } from './policy/check-policy.js';
export { compilePolicy, type CompiledPolicy, type PolicySecrets } from './policy/compile-policy.js';
export { LeakSearch, type LeakHit } from './leak/leak-search.js';
export type { Needle } from './leak/needles.js';
export type { Scan } from './leak/scan.js';
