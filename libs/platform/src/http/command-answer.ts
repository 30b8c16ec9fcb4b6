import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

/** A command's answer: the body, with the stream's revision as `ETag` and the log position as `Wordslab-Position`. */
export class CommandAnswer<B> {
  constructor(
    readonly body: B,
    readonly revision: number,
    readonly position: string,
  ) {}
}

export const commandAnswer = <B>(outcome: { revision: number; position: string }, body: B): CommandAnswer<B> =>
  new CommandAnswer(body, outcome.revision, outcome.position);

@Injectable()
export class CommandAnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof CommandAnswer)) return answer;
        const response = context.switchToHttp().getResponse<Response>();
        response.setHeader('ETag', `"${answer.revision}"`);
        response.setHeader('Wordslab-Position', answer.position);
        return answer.body;
      }),
    );
  }
}
