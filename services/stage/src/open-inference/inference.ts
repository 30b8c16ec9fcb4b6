import { Inject, Injectable } from '@nestjs/common';
import {
  type InferRequest,
  type InferResponse,
  isWordslabError,
  type modelMetadata,
  newId,
  NotFound,
  type PredictionRow,
  ValidationFailed,
} from '@wordslab/contracts';
import { CLOCK, type Clock } from '@wordslab/platform';
import type { z } from 'zod';
import { PredictionLog } from '../prediction-log/application/prediction-log.js';
import { countOf, hourOf } from '../prediction-log/domain/counts.js';
import { timeOf } from '../prediction-log/domain/prediction-id.js';
import { answerOf, ServedHere } from '../serving/application/served-here.js';
import type { ReleasedService } from '../serving/application/served-release.js';
import type { PipelineRow } from '../serving/domain/run-pipeline.js';
import { SERVING_SETTINGS, type ServingSettings } from '../serving/serving-settings.js';
import { outputsOf, rowsOf } from './domain/rows-of.js';

type Values = Readonly<Record<string, unknown>>;

/** A request of the protocol, from limits to the log: an answer is logged before it is given. */
@Injectable()
export class Inference {
  constructor(
    private readonly served: ServedHere,
    private readonly log: PredictionLog,
    @Inject(SERVING_SETTINGS) private readonly settings: ServingSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFound `serving.unknown_service`, `inference.unknown_version` */
  find(name: string, version?: string): ReleasedService {
    const service = this.served.find(name);
    if (version === undefined || version === service.version) return service;
    throw new NotFound(
      'inference.unknown_version',
      `version ${version} of '${name}' does not serve here; version ${service.version} does`,
    );
  }

  /** @throws as `find` */
  describe(name: string, version?: string): z.infer<typeof modelMetadata> {
    const { api, version: own } = this.find(name, version);
    const shape = [-1];
    return {
      ...{ name, versions: [own], platform: 'wordslab_pipeline' },
      inputs: api.inputs.map((tensor) => ({ ...tensor, shape })),
      outputs: api.outputs.map((tensor) => ({ ...tensor, shape })),
    };
  }

  async infer(name: string, version: string | undefined, request: InferRequest, bytes: number): Promise<InferResponse> {
    const service = this.find(name, version);
    try {
      return await this.answer(service, request, bytes);
    } catch (error) {
      this.count(service, error);
      throw error;
    }
  }

  private async answer(service: ReleasedService, request: InferRequest, bytes: number): Promise<InferResponse> {
    const { WORDSLAB_SERVING_BODY_BYTES: mostBytes, WORDSLAB_SERVING_ROWS: mostRows } = this.settings;
    if (bytes > mostBytes)
      throw new ValidationFailed('inference.too_large', `the request has ${bytes} bytes, ${mostBytes} are allowed`);
    const rows = rowsOf(request, service.api, mostRows);
    const wanted = outputsOf(request, service.api);
    const admitted = this.served.enter(service.service);
    try {
      const began = performance.now();
      const answers = await admitted.run(rows);
      const ids = await this.record(admitted.service, rows, answers, performance.now() - began);
      return {
        model_name: service.service,
        model_version: admitted.service.version,
        ...(request.id === undefined ? {} : { id: request.id }),
        parameters: { prediction_ids: ids.join(',') },
        outputs: wanted.map(({ name, datatype }) => ({
          ...{ name, datatype, shape: [answers.length] },
          data: answers.map((outputs) => valueOf(outputs[name])),
        })),
      };
    } finally {
      admitted.leave();
    }
  }

  /** Ids and times are of one moment, so that all rows of a request are of one day. */
  private async record(
    service: ReleasedService,
    rows: readonly PipelineRow[],
    answers: readonly Values[],
    took: number,
  ): Promise<string[]> {
    const ms = Math.round(took * 100) / 100;
    const ids = rows.map(() => newId());
    const at = timeOf(ids[0] ?? newId()).toISOString();
    const { release, model } = service;
    const logged = rows.map(({ inputs, names }, i): PredictionRow => {
      const { label, score } = answerOf(service, answers[i] ?? {});
      const text = typeof inputs['text'] === 'string' ? inputs['text'] : JSON.stringify(inputs);
      const of = { prediction: ids[i] ?? '', at, service: service.service, release, model };
      return { ...of, text, names: names.length > 0 ? [...names] : null, label: label || null, score, ms };
    });
    const [first, ...others] = logged;
    if (first) await this.log.record([first, ...others]);
    return ids;
  }

  /** What was refused for its form is the caller's matter; what was refused for a limit, or failed, is counted. */
  private count({ service, release, model }: ReleasedService, error: unknown): void {
    const key = { hour: hourOf(this.clock.now()), service, release, model };
    if (isWordslabError(error) && error.kind === 'ValidationFailed') return;
    const isLimited = isWordslabError(error) && error.kind === 'QuotaExceeded';
    this.log.count(countOf(key, isLimited ? { limited: 1 } : { failed: 1 }));
  }
}

/** Structures travel as text: the protocol has no datatype for them. */
const valueOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
