import { Inject, Injectable } from '@nestjs/common';
import { readManifest } from '@wordslab/algorithm-runner';
import { Unavailable, versionOf } from '@wordslab/contracts';
import { LOGGER } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import { ServedRelease } from '../../serving/application/served-release.js';
import { SERVING_SETTINGS, type ServingSettings } from '../../serving/serving-settings.js';
import { type DeploymentRequested } from '../domain/deployment.events.js';
import { planRelease, type ReleasePlan } from '../domain/release-plan.js';
import { ReleaseCopies } from './release-copies.js';
import { ReleaseFiles } from './release-files.js';

const COPIES_MS = 15_000;
const LOOK_MS = 50;
const MIB = 1024 ** 2;

/** Makes a release answer: its files laid out, its model servers started and asked once. */
@Injectable()
export class ReleaseStarter {
  constructor(
    private readonly copies: ReleaseCopies,
    private readonly files: ReleaseFiles,
    @Inject(SERVING_SETTINGS) private readonly settings: ServingSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @throws RuleViolated and Unavailable `deployment.*`; Unavailable `algorithm.stopped`, `serving.bad_answer` where a
   *   model does not answer. Nothing of it runs then.
   */
  async start(order: DeploymentRequested): Promise<ServedRelease> {
    await this.copiesOf(order);
    const plan = planRelease(await this.copies.documents(order.parts));
    const folders = await this.files.lay(order.releaseDigest, plan);
    const release = await this.make(order, plan, folders);
    try {
      await release.ready();
      return release;
    } catch (error) {
      await release.close();
      throw error;
    }
  }

  /** The copies are active, and the read model that shows them comes to it. */
  private async copiesOf({ parts }: DeploymentRequested): Promise<void> {
    const until = performance.now() + COPIES_MS;
    while (!(await this.copies.present(parts))) {
      if (performance.now() > until)
        throw new Unavailable('deployment.copy_missing', 'a copy that the release is made of is not here');
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  private async make(
    { promotion, release, releaseDigest }: DeploymentRequested,
    plan: ReleasePlan,
    folders: ReadonlyMap<string, string>,
  ): Promise<ServedRelease> {
    const models = [];
    for (const [algorithm, work] of folders) {
      const part = plan.models.get(algorithm);
      if (!part) continue;
      const manifest = await readManifest(work);
      models.push({ algorithm, model: versionOf(part.id, part.version), manifest, work });
    }
    const services = plan.services.map(({ content, pipeline, labels, service, model, modelVersion, version }) => ({
      ...{ service, model, modelVersion, version, release, releaseDigest, promotion },
      api: content.api,
      plan: { document: pipeline.document, order: pipeline.order },
      labels: new Set(labels),
    }));
    return new ServedRelease({
      ...{ promotion, services, models },
      replicas: this.settings.WORDSLAB_MODEL_REPLICAS,
      memoryBytes: this.settings.WORDSLAB_MODEL_MEMORY_MB * MIB,
      answerMs: this.settings.WORDSLAB_MODEL_ANSWER_MS,
      // What a program writes may quote what it was asked: its words stay out of the log.
      onTrouble: ({ algorithm, model }, what) =>
        this.logger.warn({ promotion, release, algorithm, model }, `a model server ended: ${what}`),
    });
  }
}
