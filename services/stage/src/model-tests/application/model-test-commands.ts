import { Inject, Injectable } from '@nestjs/common';
import { newEntityId, type RequestModelTest, splitVersion } from '@wordslab/contracts';
import { Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { findLabelledSet } from '../../labelled-sets/read-models/find-labelled-set.js';
import { LabelledSetQueries } from '../../labelled-sets/read-models/labelled-set-queries.js';
import { ModelQueries } from '../../models/read-models/model-queries.js';
import { modelTestDecider, modelTestStream } from '../domain/model-test.js';
import { RunningTests } from './running-tests.js';

@Injectable()
export class ModelTestCommands {
  constructor(
    private readonly commands: Commands,
    private readonly models: ModelQueries,
    private readonly sets: LabelledSetQueries,
    private readonly running: RunningTests,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /** @throws NotFound `model.version_not_found`, `testSet.not_found`, `testSet.version_not_found` */
  async request(body: RequestModelTest, ctx: RequestContext) {
    const { id: model, version } = splitVersion(body.model);
    const { name, digest } = await this.models.version(model, version);
    const { ref, row } = await findLabelledSet(this.sets, 'testSet', body.testSet);
    const request = {
      model: { version: body.model, name, digest },
      testSet: { version: ref, name: row.name, digest: row.digest },
      items: row.content.items,
    };
    const id = newEntityId(this.me.module);
    const command = { type: 'request' as const, request };
    const outcome = await this.commands.execute({
      stream: modelTestStream(id),
      decider: modelTestDecider,
      command,
      ctx,
    });
    return { id, outcome };
  }

  /** @throws RuleViolated `model_test.over` */
  async cancel(id: string, ctx: RequestContext) {
    const command = { type: 'cancel' as const };
    const outcome = await this.commands.execute({
      stream: modelTestStream(id),
      decider: modelTestDecider,
      command,
      ctx,
    });
    this.running.stop(id);
    return outcome;
  }
}
