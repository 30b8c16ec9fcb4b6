import { Inject, Injectable } from '@nestjs/common';
import { isWordslabError, type ModelServerState, NotFound, Unavailable } from '@wordslab/contracts';
import type { PipelineRow } from '../domain/run-pipeline.js';
import { type Question, type ServedAnswer, type ServedService, Serving } from '../serving.js';
import { SERVING_SETTINGS, type ServingSettings } from '../serving-settings.js';
import { Admission } from './admission.js';
import type { ReleasedService, ServedRelease } from './served-release.js';

/** A question that is let in: the service as it was at that moment, and how to have it answered. */
export interface Admitted {
  readonly service: ReleasedService;
  run(rows: readonly PipelineRow[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** To be called once it is answered or failed. */
  leave(): void;
}

/** The release that serves in this module now. */
@Injectable()
export class ServedHere extends Serving {
  private current: ServedRelease | undefined;
  private readonly doors = new Map<string, Admission>();
  private preparing = false;

  constructor(@Inject(SERVING_SETTINGS) private readonly settings: ServingSettings) {
    super();
  }

  /** From now on this release answers, all of its services at once. The one before is given back, to be retired. */
  switchTo(release: ServedRelease): ServedRelease | undefined {
    const before = this.current;
    this.current = release;
    this.preparing = false;
    return before;
  }

  /** Said at start, while the release that served before is started again. */
  expectRelease(isExpected: boolean): void {
    this.preparing = isExpected;
  }

  /** Whether all that is to answer answers. */
  get isReady(): boolean {
    return this.current ? this.current.isAnswering : !this.preparing;
  }

  services(): readonly ReleasedService[] {
    return [...(this.current?.services.values() ?? [])];
  }

  async look(promotion: string): Promise<ModelServerState[]> {
    return this.current?.promotion === promotion ? this.current.look() : [];
  }

  /** @throws NotFound `serving.unknown_service`, Unavailable `serving.not_answering` */
  find(name: string): ReleasedService {
    const found = this.current?.services.get(name);
    if (found) return found;
    if (this.preparing)
      throw new Unavailable('serving.not_answering', 'the models are being started', 'Ask again in a moment.', {
        retryAfterSeconds: 1,
      });
    const names = this.services().map(({ service }) => service);
    throw new NotFound(
      'serving.unknown_service',
      `no service '${name}' is deployed here`,
      names.length > 0 ? `There are: ${names.join(', ')}.` : 'No release with services has been promoted here yet.',
    );
  }

  /** @throws as `find`, and QuotaExceeded `serving.too_many_at_once`, `serving.too_often` */
  enter(name: string): Admitted {
    const service = this.find(name);
    const release = this.current;
    const door = this.doors.get(name) ?? new Admission(name, this.settings);
    this.doors.set(name, door);
    const leave = door.enter();
    return {
      service,
      leave,
      run: (rows) => this.inTime((until) => release?.run(service, rows, until) ?? Promise.resolve([])),
    };
  }

  async ask(name: string, questions: readonly Question[]): Promise<readonly ServedAnswer[]> {
    const service: ServedService & ReleasedService = this.find(name);
    const release = this.current;
    const rows = questions.map(({ text, names = [] }) => ({ inputs: inputsOf(service, text), names }));
    const answers = await this.inTime((until) => release?.run(service, rows, until) ?? Promise.resolve([]));
    return answers.map((outputs) => answerOf(service, outputs));
  }

  /** @throws Unavailable `serving.timed_out`; `serving.not_answering` for servers that ended over the question */
  private async inTime<T>(run: (until: number) => Promise<T>): Promise<T> {
    const ms = this.settings.WORDSLAB_SERVING_TIMEOUT_MS;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(
        () =>
          fail(
            new Unavailable(
              'serving.timed_out',
              `there was no answer within ${ms} ms`,
              'Ask again, or ask less at once.',
              {
                retryAfterSeconds: 1,
              },
            ),
          ),
        ms,
      );
    });
    try {
      return await Promise.race([run(performance.now() + ms), late]);
    } catch (error) {
      if (!isWordslabError(error) || error.code !== 'algorithm.stopped') throw error;
      const details = { retryAfterSeconds: 1 };
      throw new Unavailable('serving.not_answering', error.message, 'Ask again in a moment.', details, {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  }
}

const inputsOf = ({ api }: ReleasedService, text: string): Record<string, unknown> =>
  Object.fromEntries(api.inputs.map(({ name }) => [name, text]));

/** The answer's label and score: the outputs of these names, or else the first text and the first number. */
export const answerOf = (
  { api }: Pick<ReleasedService, 'api'>,
  outputs: Readonly<Record<string, unknown>>,
): ServedAnswer => {
  const pick = (name: string, datatype: string): unknown =>
    outputs[name] ?? outputs[api.outputs.find((output) => output.datatype === datatype)?.name ?? ''];
  const label = pick('label', 'BYTES');
  const score = pick('score', 'FP32');
  return { label: typeof label === 'string' ? label : '', score: typeof score === 'number' ? score : null };
};
