import { Args } from '@oclif/core';
import type { StageClient } from '@wordslab/api-client';
import type { ReadModelList, ReadModelView } from '@wordslab/contracts';
import { waitFlags } from '../../base/flags.js';
import { TenantCommand } from '../../base/tenant-command.js';

export default class ReadModelRebuild extends TenantCommand {
  static override description =
    'Make the rows of a read model anew from the log, or of all read models of a module, one after the other.\nThe ' +
    'present rows serve and follow the log until the new ones take their place. Ctrl-C stops following; the rebuild goes on.';
  static override result = 'readModelList';
  static override examples = [
    '<%= config.bin %> <%= command.id %> prod feedback',
    '<%= config.bin %> <%= command.id %> lifecycle --no-wait',
  ];
  static override args = {
    module: Args.string({ required: true, description: 'A stage, lifecycle, or admin.' }),
    name: Args.string({ description: 'Name of the read model; all of them without it.' }),
  };
  static override flags = { ...waitFlags };

  private followed: { module: string; name: string } | undefined;

  protected override async onInterrupt() {
    if (!this.followed) return { detail: 'interrupted', hint: 'See `wordslab read-model list`.' };
    const { module, name } = this.followed;
    return {
      detail: `stopped following; the rebuild of ${name} goes on`,
      hint: `Look again with \`wordslab read-model show ${module} ${name}\`, or end it with \`wordslab read-model stop ${module} ${name}\`.`,
    };
  }

  protected async work(): Promise<ReadModelList> {
    const { args, flags } = await this.parse(ReadModelRebuild);
    const { listReadModels, readModelNamed, readModelsText } = await import('../../find/read-models.js');
    const { stageClient } = await import('@wordslab/api-client');
    const client = stageClient(await (await this.environment(flags)).module(args.module));
    const models = args.name
      ? [await readModelNamed(client, args.module, args.name)]
      : (await listReadModels(client)).items;
    const asked: ReadModelView[] = [];
    for (const { name } of models) asked.push(await this.request(client, name, args.name !== undefined));
    const items: ReadModelView[] = [];
    for (const model of asked)
      items.push(flags.wait ? await this.follow(client, args.module, model.name, flags.timeout) : model);
    this.log(readModelsText(items));
    return { items };
  }

  /** Of all of a module, those that are being rebuilt already are followed with the others. */
  private async request(client: StageClient, name: string, isAlone: boolean): Promise<ReadModelView> {
    const { answerOf } = await import('@wordslab/api-client');
    const { isWordslabError } = await import('@wordslab/contracts');
    const params = { path: { name } };
    try {
      return await answerOf(client.POST('/api/v1/read-models/{name}/rebuild', { params }));
    } catch (error) {
      if (isAlone || !isWordslabError(error) || error.code !== 'read_model.being_rebuilt') throw error;
      return answerOf(client.GET('/api/v1/read-models/{name}', { params }));
    }
  }

  private async follow(
    client: StageClient,
    module: string,
    name: string,
    timeoutSeconds?: number,
  ): Promise<ReadModelView> {
    const { follow } = await import('../../base/follow.js');
    const { assertRebuilt, isRebuilding, readModelNamed, rebuildText } = await import('../../find/read-models.js');
    this.followed = { module, name };
    const model = await follow({
      look: () => readModelNamed(client, module, name),
      isOver: (now) => !isRebuilding(now) || Boolean(now.rebuild?.failure),
      onLook: ({ rebuild }) => {
        if (rebuild) this.progress.now(`${name}: ${rebuildText(rebuild)}`, rebuild.share);
      },
      signal: this.signal,
      timeoutSeconds,
      what: `the rebuild of ${name}`,
      again: `wordslab read-model show ${module} ${name}`,
    });
    assertRebuilt(model, module);
    this.progress.line(`${name} ${model.rebuild ? rebuildText(model.rebuild) : 'is as it was'}`);
    return model;
  }
}
