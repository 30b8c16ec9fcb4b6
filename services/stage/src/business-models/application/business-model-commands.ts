import { Injectable } from '@nestjs/common';
import { type BusinessModelDocument, NotFound, splitVersion } from '@wordslab/contracts';
import { Commands, type RequestContext } from '@wordslab/platform';
import { Names } from '../../names/names.js';
import { businessModelDecider, businessModelStream } from '../domain/business-model.js';

@Injectable()
export class BusinessModelCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
  ) {}

  async add(document: BusinessModelDocument, ctx: RequestContext) {
    const id = await this.names.idOf('businessModel', document.name, ctx);
    const outcome = await this.commands.execute({
      stream: businessModelStream(id),
      decider: businessModelDecider,
      command: { name: document.name, content: { document } },
      ctx,
    });
    return { id, outcome };
  }

  /** @throws NotFound `businessModel.not_found` */
  async documentOf(ref: string): Promise<BusinessModelDocument> {
    const { id, version } = splitVersion(ref);
    const { state } = await this.commands.load(businessModelStream(id), businessModelDecider);
    const found = state.versions[version - 1];
    if (found) return found.content.document;
    throw new NotFound(
      'businessModel.not_found',
      `there is no business model ${ref} in this module`,
      'See GET /api/v1/business-models.',
    );
  }
}
