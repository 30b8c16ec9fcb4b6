import type { ErrorForm } from '@wordslab/platform';

/** Codes whose status the protocol's clients know better than ours. */
const statuses: Readonly<Record<string, number>> = {
  'serving.timed_out': 504,
  'serving.question_refused': 400,
  'inference.too_large': 413,
};

/** Errors as the Open Inference Protocol has them: `{ "error": "…" }`. */
export const openInferenceErrors: ErrorForm = {
  path: '/v2',
  form: ({ status, code, detail, hint }) => ({
    status: statuses[code] ?? status,
    body: { error: `${code}: ${detail}${hint ? `. ${hint}` : ''}` },
  }),
};
