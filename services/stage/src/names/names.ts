import { Inject, Injectable } from '@nestjs/common';
import { newEntityId } from '@wordslab/contracts';
import { Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { nameDecider } from './name-reservation.js';

/**
 * Names of entities, unique per kind in a module. The log decides, not a read model: of two who add the same name at
 * the same moment, both get one entity, and the second makes its next version.
 */
@Injectable()
export class Names {
  constructor(
    private readonly commands: Commands,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /** The id of the entity of this name, reserved for a new one where the name is free. */
  async idOf(kind: string, name: string, ctx: RequestContext): Promise<string> {
    const entity = newEntityId(this.me.module);
    const stream = `name-${kind}.${encodeURIComponent(name)}`;
    const { state } = await this.commands.execute({
      stream,
      decider: nameDecider,
      command: { kind, name, entity },
      ctx,
    });
    return state.entity ?? entity;
  }
}
