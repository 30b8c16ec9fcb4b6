import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ValidationFailed } from '@wordslab/contracts';

/** Bodies, queries and parameters are checked against the zod schema that the route names; unknown keys are refused by strict schemas. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ValidationFailed(
      'request.invalid',
      issues.map((i) => `${pathOf(i.path)}${i.message}`).join('; '),
      'The API is described at /openapi.json.',
      { issues: issues.map((i) => ({ path: pathOf(i.path).replace(/: $/, ''), message: i.message })) },
    ),
});

const pathOf = (path: readonly (PropertyKey | { key: PropertyKey })[] | undefined): string =>
  path?.length ? `${path.map((p) => String(typeof p === 'object' ? p.key : p)).join('.')}: ` : '';
