import { Injectable, Module } from '@nestjs/common';
import { NotFound } from '@wordslab/contracts';
import { type Question, type ServedAnswer, type ServedService, Serving } from './serving.js';

/** Where no deployment runs: there is no service, and it says so. */
@Injectable()
class NothingServed extends Serving {
  services(): readonly ServedService[] {
    return [];
  }

  async ask(service: string, _questions: readonly Question[]): Promise<readonly ServedAnswer[]> {
    throw new NotFound(
      'serving.unknown_service',
      `no service '${service}' answers here: nothing is deployed`,
      'Promote a release with services to this stage.',
    );
  }
}

@Module({ providers: [{ provide: Serving, useClass: NothingServed }], exports: [Serving] })
export class ServingModule {}
