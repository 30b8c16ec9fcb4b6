import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NotAllowed, NotAuthenticated } from '@wordslab/contracts';
import type { Request } from 'express';
import type { ServiceEnvironment } from '../process/config.js';
import { SERVICE_CONFIG } from '../tokens.js';
import { ACCESS_POLICY, type AccessPolicy } from './access.js';

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9.-]+\.localhost)(:\d+)?$/i;
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Who may call at all, before access control exists: loopback names only (against DNS rebinding), no foreign Origin
 * (against other sites' pages), and the home's bearer token. Roles are declared on every route and enforced by identity.
 */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(
    private readonly reflector: Reflector,
    @Inject(SERVICE_CONFIG) config: ServiceEnvironment,
  ) {
    this.expected = digest(config.WORDSLAB_TOKEN);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (!LOCAL.test(request.headers.host ?? ''))
      throw new NotAllowed(
        'caller.foreign_host',
        `this service answers to local names only, not to '${request.headers.host}'`,
        'Call it as 127.0.0.1 or <module>.<tenant>.localhost.',
      );
    const origin = request.headers.origin;
    if (origin && !LOCAL.test(origin.replace(/^https?:\/\//, '')))
      throw new NotAllowed('caller.foreign_origin', `pages of ${origin} may not call this service`);
    const policy = this.reflector.getAllAndOverride<AccessPolicy[]>(ACCESS_POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy?.includes('public')) return true;
    return this.showsToken(request.headers.authorization);
  }

  private showsToken(header: string | undefined): true {
    const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
    if (!token)
      throw new NotAuthenticated(
        'caller.no_token',
        'this call shows no token',
        'Send `Authorization: Bearer <token>`; the token lies in the home, in secrets/token.',
      );
    if (!timingSafeEqual(digest(token), this.expected))
      throw new NotAuthenticated(
        'caller.wrong_token',
        'this token is not the one of this environment',
        'Read it again from secrets/token of the home.',
      );
    return true;
  }
}
