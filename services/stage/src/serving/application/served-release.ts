import { redactText } from '@wordslab/anonymizer';
import {
  type AlgorithmManifest,
  type ModelServerState,
  type PipelineStep,
  RuleViolated,
  type ServiceApi,
} from '@wordslab/contracts';
import { badOutput } from '../domain/probe.js';
import { type PipelinePlan, type PipelineRow, runPipeline, type StepRunners } from '../domain/run-pipeline.js';
import type { ServedService } from '../serving.js';
import { ModelServer } from './model-server.js';

/** A service of a release, ready to run. */
export interface ReleasedService extends ServedService {
  readonly api: ServiceApi;
  readonly plan: PipelinePlan;
  /** Version in the protocol: the number of the model's version. */
  readonly version: string;
  /** Labels that its models know. */
  readonly labels: ReadonlySet<string>;
}

/** A model of a release, laid out on disk. */
export interface ReleasedModel {
  /** `<id>@<n>` of the algorithm version that made it. */
  readonly algorithm: string;
  readonly model: string;
  readonly manifest: AlgorithmManifest;
  readonly work: string;
}

export interface ReleaseOptions {
  readonly promotion: string;
  readonly services: readonly ReleasedService[];
  readonly models: readonly ReleasedModel[];
  readonly replicas: number;
  readonly memoryBytes: number;
  readonly answerMs: number;
  readonly onTrouble: (model: ReleasedModel, what: string, tail: readonly string[]) => void;
}
type Values = Readonly<Record<string, unknown>>;

/** One release's services and the model servers behind them. It ends when its last request is answered. */
export class ServedRelease {
  readonly promotion: string;
  readonly services: ReadonlyMap<string, ReleasedService>;
  private readonly servers = new Map<string, ModelServer[]>();
  private readonly manifests = new Map<string, AlgorithmManifest>();
  private turn = 0;
  private underWay = 0;
  private drained: (() => void) | undefined;

  constructor(options: ReleaseOptions) {
    this.promotion = options.promotion;
    this.services = new Map(options.services.map((service) => [service.service, service]));
    for (const model of options.models) {
      const { algorithm, manifest, work } = model;
      const { memoryBytes, answerMs } = options;
      const onTrouble = (what: string, tail: readonly string[]) => options.onTrouble(model, what, tail);
      this.manifests.set(algorithm, manifest);
      this.servers.set(
        algorithm,
        Array.from(
          { length: options.replicas },
          (_, replica) =>
            new ModelServer({
              ...{ manifest, work, algorithm, model: model.model, replica },
              memoryBytes,
              answerMs,
              onTrouble,
            }),
        ),
      );
    }
  }

  /** Resolves once every model server answered its first question; otherwise fails as the first did. */
  async ready(): Promise<void> {
    await Promise.all(this.all().map((server) => server.ready()));
  }

  get isAnswering(): boolean {
    return [...this.servers.values()].every((servers) => servers.some((server) => server.isAnswering));
  }

  look(): Promise<ModelServerState[]> {
    return Promise.all(this.all().map((server) => server.look()));
  }

  /**
   * The pipeline's outputs for each row.
   * @param until when the answer is no longer waited for, on performance.now()'s clock
   * @throws RuleViolated `serving.question_refused`, Unavailable `algorithm.stopped`, `serving.bad_answer`
   */
  async run(service: ReleasedService, rows: readonly PipelineRow[], until: number): Promise<Values[]> {
    this.underWay++;
    try {
      return await runPipeline(service.plan, rows, this.runners(until));
    } finally {
      this.underWay--;
      if (this.underWay === 0) this.drained?.();
    }
  }

  /** Waits for the last request, then ends the model servers. Nothing may be asked of it after this call. */
  async retire(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((done) => (this.drained = done));
    await this.close();
  }

  /** Ends the model servers. */
  async close(): Promise<void> {
    await Promise.all(this.all().map((server) => server.close()));
  }

  private all(): ModelServer[] {
    return [...this.servers.values()].flat();
  }

  private runners(until: number): StepRunners {
    return {
      builtin: { redact },
      algorithm: (version, rows) => Promise.all(rows.map((row) => this.answer(version, row, until))),
    };
  }

  private async answer(algorithm: string, row: Values, until: number): Promise<Values> {
    const servers = this.servers.get(algorithm) ?? [];
    const answering = servers.filter((server) => server.isAnswering);
    const candidates = answering.length > 0 ? answering : servers;
    const server = candidates[this.turn++ % candidates.length];
    if (!server) throw new RuleViolated('serving.no_model', `no model of this release was made by ${algorithm}`);
    const answer = await server.ask(row, until);
    const bad = answer.ok
      ? badOutput(this.manifests.get(algorithm)?.interface.outputs ?? [], answer.outputs)
      : answer.error;
    if (bad !== undefined) throw new RuleViolated('serving.question_refused', `the model does not answer this: ${bad}`);
    return answer.ok ? answer.outputs : {};
  }
}

const redact = (step: PipelineStep, inputs: Values, { names }: PipelineRow): Values => {
  const detect = 'builtin' in step.run ? step.run.detect : [];
  return { text: redactText(String(inputs['text'] ?? ''), { detect, names }) };
};
