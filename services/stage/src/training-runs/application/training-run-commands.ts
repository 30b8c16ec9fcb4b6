import { Inject, Injectable } from '@nestjs/common';
import { trainingLimits } from '@wordslab/algorithm-runner';
import { newEntityId, type RequestTrainingRun, type RunLimits, ValidationFailed } from '@wordslab/contracts';
import { Commands, IDENTITY, type ModuleIdentity, type RequestContext } from '@wordslab/platform';
import { AlgorithmCopies } from '../../algorithm-copies/algorithm-copies.js';
import { type FoundSet, findLabelledSet } from '../../labelled-sets/read-models/find-labelled-set.js';
import { LabelledSetQueries } from '../../labelled-sets/read-models/labelled-set-queries.js';
import { classifierPorts } from '../domain/check-interface.js';
import { trainingRunDecider, trainingRunStream } from '../domain/training-run.js';
import type { RunRequest } from '../domain/training-run.events.js';
import { RunningTrainings } from './running-trainings.js';
import { TrainingQueue } from './training-queue.js';

const DEFAULT_SEED = 1;

@Injectable()
export class TrainingRunCommands {
  constructor(
    private readonly commands: Commands,
    private readonly algorithms: AlgorithmCopies,
    private readonly sets: LabelledSetQueries,
    private readonly queue: TrainingQueue,
    private readonly running: RunningTrainings,
    @Inject(IDENTITY) private readonly me: ModuleIdentity,
  ) {}

  /** @throws RuleViolated `training.wrong_interface`; ValidationFailed `training.limit_too_high`; Unavailable `training.no_queue` */
  async request(body: RequestTrainingRun, ctx: RequestContext) {
    this.queue.assertConfigured();
    refuseHighLimits(body.limits);
    const algorithm = await this.algorithms.read(body.algorithm);
    classifierPorts(algorithm.manifest);
    const sets: FoundSet[] = [];
    for (const text of body.sets) sets.push(await findLabelledSet(this.sets, 'annotationSet', text));
    const { version, name, digest, manifest, source } = algorithm;
    const request: RunRequest = {
      name: body.name ?? name,
      algorithm: { version, name, digest, commit: source?.kind === 'git' ? source.commit : null },
      interface: manifest.interface,
      ...factsOf(sets),
      params: { seed: DEFAULT_SEED, ...body.params },
      limits: body.limits,
    };
    const id = newEntityId(this.me.module);
    const outcome = await this.execute(id, { type: 'request', request }, ctx);
    return { id, outcome };
  }

  /** The word stands in the log first; then the process is ended. @throws RuleViolated `training.over` */
  async cancel(id: string, ctx: RequestContext) {
    const training = this.running.get(id);
    const outcome = await this.execute(id, { type: 'cancel', seconds: training?.view().seconds ?? 0 }, ctx);
    this.running.get(id)?.stop();
    return outcome;
  }

  private execute(id: string, command: Parameters<typeof trainingRunDecider.decide>[0], ctx: RequestContext) {
    return this.commands.execute({ stream: trainingRunStream(id), decider: trainingRunDecider, command, ctx });
  }
}

/** What the sets say together. */
const factsOf = (sets: readonly FoundSet[]): Pick<RunRequest, 'sets' | 'labels' | 'businessModel'> => {
  const followed = new Set(sets.flatMap(({ row }) => row.content.businessModel ?? []));
  const [businessModel = null, ...others] = followed;
  return {
    sets: sets.map(({ ref, row: { name, digest, content } }) => ({
      ...{ version: ref, name, digest, items: content.items, source: content.source },
    })),
    labels: [...new Set(sets.flatMap(({ row }) => Object.keys(row.content.labels)))].sort(),
    // Sets that follow different ones follow none together.
    businessModel: others.length > 0 ? null : businessModel,
  };
};

const refuseHighLimits = (limits: RunLimits): void => {
  for (const [name, most] of Object.entries(trainingLimits)) {
    const asked: unknown = Reflect.get(limits, name);
    if (typeof asked === 'number' && asked > most)
      throw new ValidationFailed('training.limit_too_high', `${name} may be at most ${most}, ${asked} was asked for`);
  }
};
