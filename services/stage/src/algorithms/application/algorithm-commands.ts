import { Inject, Injectable } from '@nestjs/common';
import { type AddAlgorithm, NotFound, splitVersion } from '@wordslab/contracts';
import { BLOBS, Commands, type RequestContext } from '@wordslab/platform';
import type { BlobStore } from '@wordslab/platform/process';
import { Names } from '../../names/names.js';
import { type AlgorithmContent, algorithmDecider, algorithmStream } from '../domain/algorithm.js';
import { filesOf } from '../domain/algorithm-files.js';

@Injectable()
export class AlgorithmCommands {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** Adds a version. The files are stored before the event that names them, so that what is named is there. */
  async add(body: AddAlgorithm, ctx: RequestContext) {
    const { name, command, interface: ports } = body.manifest;
    const files: AlgorithmContent['files'] = [];
    for (const { path, bytes } of filesOf(body))
      files.push({ path, bytes: bytes.length, sha256: await this.blobs.put(bytes) });
    const id = await this.names.idOf('algorithm', name, ctx);
    const content = { command, interface: ports, source: body.source, files };
    const outcome = await this.commands.execute({
      stream: algorithmStream(id),
      decider: algorithmDecider,
      command: { name, content },
      ctx,
    });
    return { id, outcome };
  }

  /** @throws NotFound `algorithm.not_found` */
  async contentOf(ref: string): Promise<AlgorithmContent> {
    const { id, version } = splitVersion(ref);
    const { state } = await this.commands.load(algorithmStream(id), algorithmDecider);
    const found = state.versions[version - 1];
    if (!found)
      throw new NotFound(
        'algorithm.not_found',
        `there is no algorithm ${ref} in this module`,
        'See GET /api/v1/algorithms.',
      );
    return found.content;
  }
}
