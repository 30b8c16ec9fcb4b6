import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { endRun, Predictor } from '@wordslab/algorithm-runner';
import { type LabelledRow, splitVersion } from '@wordslab/contracts';
import { SERVICE_CONFIG } from '@wordslab/platform';
import type { ServiceEnvironment } from '@wordslab/platform/process';
import { AlgorithmCopies, writeAlgorithm } from '../../algorithm-copies/algorithm-copies.js';
import { LabelledSets } from '../../labelled-sets/application/labelled-sets.js';
import type { AnsweredRow } from '../../measures/measure-answers.js';
import { ModelFiles } from '../../models/application/model-files.js';
import { ModelQueries } from '../../models/read-models/model-queries.js';
import { type ClassifierPorts, classifierPorts } from '../../training-runs/domain/check-interface.js';

/** Rows that are on their way at once: the algorithm never waits for us. */
const UNDER_WAY = 64;

export interface Questioning {
  /** Marks the process, so that it can be ended after a crash of ours. */
  readonly mark: string;
  readonly model: string;
  readonly testSet: string;
  readonly signal: AbortSignal;
  readonly onAnswer: (count: number) => void;
}

/** Asks a model about every row of a test set, in a process of its own. */
@Injectable()
export class AskModel {
  private readonly root: string;

  constructor(
    @Inject(SERVICE_CONFIG) config: ServiceEnvironment,
    private readonly algorithms: AlgorithmCopies,
    private readonly models: ModelQueries,
    private readonly files: ModelFiles,
    private readonly sets: LabelledSets,
  ) {
    this.root = join(dirname(config.WORDSLAB_BLOBS_DIR), 'work', 'model-tests');
  }

  /**
   * Truth and answer of each row, in the set's order.
   * @throws Unavailable `algorithm.stopped` when the process ends before it has answered, the signal's abort included
   */
  async all(questioning: Questioning): Promise<AnsweredRow[]> {
    const work = join(this.root, questioning.mark);
    await endRun(questioning.mark);
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    try {
      const { id, version } = splitVersion(questioning.model);
      const { content } = await this.models.version(id, version);
      const algorithm = await this.algorithms.read(content.lineage.algorithm.version);
      await writeAlgorithm(work, algorithm);
      await this.files.writeData(content, work);
      const { manifest } = algorithm;
      const { mark, signal } = questioning;
      const predictor = await Predictor.start({ manifest, work, mark, signal });
      return await this.ask(predictor, classifierPorts(manifest), questioning).finally(() => predictor.close());
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  private async ask(predictor: Predictor, ports: ClassifierPorts, { testSet, onAnswer }: Questioning) {
    const { id, version } = splitVersion(testSet);
    const answered: AnsweredRow[] = [];
    let batch: LabelledRow[] = [];
    const flush = async () => {
      const answers = await Promise.all(batch.map(({ text }) => predictor.predict({ [ports.text]: text })));
      for (const [i, { label: truth }] of batch.entries()) {
        const answer = answers[i];
        const value = answer?.ok ? answer.outputs[ports.label] : undefined;
        answered.push({ truth, answer: typeof value === 'string' ? value : null });
      }
      batch = [];
      onAnswer(answered.length);
    };
    for await (const row of this.sets.rows('testSet', id, version)) {
      batch.push(row);
      if (batch.length === UNDER_WAY) await flush();
    }
    if (batch.length > 0) await flush();
    return answered;
  }
}
