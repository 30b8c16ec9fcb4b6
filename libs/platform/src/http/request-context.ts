import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { newId, ValidationFailed } from '@wordslab/contracts';
import type { Request } from 'express';
import { z } from 'zod';

/** What a command is done with: by whom, why, and under which id. Time and ids below it come from here. */
export interface RequestContext {
  /** Opaque id of the user or service; `unverified:<name>` as long as nobody has checked it. */
  actor: string;
  correlationId: string;
  /** The same command id writes its events once: repeat a call with the same `Idempotency-Key` at will. */
  commandId: string;
  causationId?: string;
  now: Date;
}

const actorName = z.string().regex(/^[\p{L}\p{N} ._@-]{1,64}$/u);
const key = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/);

const headerOf = (request: Request, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const checked = (schema: z.ZodType<string>, name: string, value: string | undefined): string | undefined => {
  if (value === undefined || value === '') return undefined;
  const result = schema.safeParse(value);
  if (!result.success)
    throw new ValidationFailed('request.bad_header', `the header ${name} has a form that is not allowed`);
  return result.data;
};

export const contextOf = (request: Request): RequestContext => {
  const name = checked(actorName, 'Wordslab-Actor', decodeURIComponent(headerOf(request, 'wordslab-actor') ?? ''));
  return {
    actor: name ? `unverified:${name}` : 'unverified:operator',
    correlationId: correlationIdOf(request),
    commandId: checked(key, 'Idempotency-Key', headerOf(request, 'idempotency-key')) ?? newId(),
    now: new Date(),
  };
};

/** The caller's correlation id, or one made for this request; the same for everything that the request touches. */
export const correlationIdOf = (request: Request & { correlationId?: string }): string => {
  const given = key.safeParse(headerOf(request, 'correlation-id'));
  request.correlationId ??= given.success ? given.data : newId();
  return request.correlationId;
};

/** Parameter decorator: the `RequestContext` of the call. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  contextOf(context.switchToHttp().getRequest<Request>()),
);
