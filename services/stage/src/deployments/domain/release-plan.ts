import {
  type DeployedService,
  type ModelLineage,
  type ReleasePart,
  RuleViolated,
  versionOf,
} from '@wordslab/contracts';
import type { PipelineContent } from '../../pipelines/domain/pipeline.js';
import type { ServiceContent } from '../../services/domain/service.js';

/** The documents of a release, by entity version. */
export interface ReleaseDocuments {
  readonly services: readonly { readonly part: ReleasePart; readonly content: ServiceContent }[];
  readonly pipelines: ReadonlyMap<string, PipelineContent>;
  readonly models: readonly { readonly part: ReleasePart; readonly lineage: ModelLineage }[];
}

/** A service and the models behind its pipeline's algorithm steps. */
export interface PlannedService extends DeployedService {
  readonly content: ServiceContent;
  readonly pipeline: PipelineContent;
  /** Number of the model's version, which is the version in the protocol. */
  readonly version: string;
  readonly labels: readonly string[];
}
export interface ReleasePlan {
  readonly services: readonly PlannedService[];
  /** Algorithm version → the release's model that it made; only those that a step runs. */
  readonly models: ReadonlyMap<string, ReleasePart>;
}

const algorithmsOf = ({ document }: PipelineContent): string[] => [
  ...new Set(document.steps.flatMap(({ run }) => ('algorithm' in run ? [run.algorithm] : []))),
];

const modelMadeBy = (algorithm: string, service: string, { models }: ReleaseDocuments) => {
  const [found, other] = models.filter(({ lineage }) => lineage.algorithm.version === algorithm);
  if (!found)
    throw new RuleViolated('deployment.no_model', `${service} runs ${algorithm}, which made no model of this release`);
  if (other)
    throw new RuleViolated(
      'deployment.several_models',
      `${found.part.name} and ${other.part.name} of this release were both made by ${algorithm}`,
    );
  return found;
};

/**
 * Which model answers for which step of which service.
 * @throws RuleViolated `deployment.no_model`, `deployment.several_models`, `deployment.no_pipeline`
 */
export const planRelease = (documents: ReleaseDocuments): ReleasePlan => {
  const models = new Map<string, ReleasePart>();
  const services = documents.services.map(({ part, content }) => {
    const pipeline = documents.pipelines.get(content.pipeline);
    if (!pipeline)
      throw new RuleViolated('deployment.no_pipeline', `the pipeline of ${part.name} is no part of this release`);
    const made = algorithmsOf(pipeline).map((algorithm) => {
      const found = modelMadeBy(algorithm, part.name, documents);
      models.set(algorithm, found.part);
      return found;
    });
    // A service without an algorithm has no model; it is known by its own version.
    const named = made[0]?.part ?? part;
    const labels = made.flatMap(({ lineage }) => lineage.labels);
    const { digest: model, version } = named;
    const modelVersion = versionOf(named.id, version);
    return { service: part.name, model, modelVersion, version: String(version), content, pipeline, labels };
  });
  return { services, models };
};
