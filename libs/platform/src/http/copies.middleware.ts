import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import { homeOf, RuleViolated } from '@wordslab/contracts';
import type { NextFunction, Request, Response } from 'express';
import { IDENTITY, type ModuleIdentity } from '../tokens.js';

const ENTITY_IN_PATH = /[a-z0-9-]+_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Law 1: an entity is changed in its home only. Every command that names another module's entity is refused here, before routing. */
@Injectable()
export class CopiesAreReadOnly implements NestMiddleware {
  constructor(@Inject(IDENTITY) private readonly me: ModuleIdentity) {}

  use(request: Request, _response: Response, next: NextFunction): void {
    const id = READS.has(request.method)
      ? undefined
      : ENTITY_IN_PATH.exec(decodeURIComponent(request.originalUrl.split('?')[0] ?? ''))?.[0];
    const home = id ? homeOf(id) : this.me.module;
    if (home === this.me.module) return next();
    next(
      new RuleViolated(
        'copy.read_only',
        `${id} lives in ${home}; ${this.me.module} holds a read-only copy at most`,
        `Send the command to ${home}; what changes there arrives here with the next promotion or pull.`,
        {
          id,
          home,
          module: this.me.module,
        },
      ),
    );
  }
}
