import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isWordslabError } from '@wordslab/contracts';
import { LOGGER } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import { Pauses } from '../../serving/application/pauses.js';
import { ServedHere } from '../../serving/application/served-here.js';
import type { ServedRelease } from '../../serving/application/served-release.js';
import { DeploymentLog, type Order } from './deployment-log.js';
import { ReleaseFiles } from './release-files.js';
import { ReleaseStarter } from './release-starter.js';

/** What says that the release cannot be served, however often it is tried. */
const FINAL = /^(deployment|serving|algorithm)\./;
/** Attempts against what is not the release's fault, such as a database that is starting again. */
const ATTEMPTS = 8;

/**
 * Brings what runs to what the log says: the current deployment at start, then each that was asked for, one at a time.
 * Blue/green: the new release's servers run and answer before the one switch; the old ones end after their last answer.
 */
@Injectable()
export class Deployer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private work: Promise<void> = Promise.resolve();
  private running: ServedRelease | undefined;

  constructor(
    private readonly log: DeploymentLog,
    private readonly starter: ReleaseStarter,
    private readonly files: ReleaseFiles,
    private readonly served: ServedHere,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.served.expectRelease(true);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.work;
    await this.running?.retire();
  }

  /** Has another look at what the log asks for, once what is under way is done. */
  wake(): void {
    this.work = this.work.then(() => this.untilDone());
  }

  private async untilDone(): Promise<void> {
    const pauses = new Pauses();
    while (!this.stopping.signal.aborted) {
      try {
        return await this.catchUp();
      } catch (error) {
        this.logger.error({ err: error }, 'what is deployed is not what the log asks for; it is tried again');
        await pauses.next(0, this.stopping.signal);
      }
    }
  }

  private async catchUp(): Promise<void> {
    const { current, pending, left } = await this.log.overview();
    if (!this.running) for (const order of left) await this.log.record(order, { type: 'retire' });
    if (!current) this.served.expectRelease(false);
    const failure = current && !this.running ? await this.bringBack(current) : undefined;
    for (const order of pending) if (!this.stopping.signal.aborted) await this.deploy(order, await this.currentOrder());
    if (failure !== undefined && !this.running) throw failure;
  }

  /** Starts what served when the process ended; why it does not answer must not keep a newer release from being started. */
  private async bringBack(current: Order): Promise<unknown> {
    try {
      this.take(await this.starter.start(current));
      return undefined;
    } catch (error) {
      return error;
    }
  }

  private async currentOrder(): Promise<Order | undefined> {
    return (await this.log.overview()).current;
  }

  private async deploy(order: Order, before: Order | undefined): Promise<void> {
    const started = await this.started(order);
    if (!started) return;
    const services = [...started.services.values()];
    await this.log.record(order, {
      type: 'switch',
      services: services.map(({ service, model, modelVersion }) => ({ service, model, modelVersion })),
      models: new Set(services.map(({ modelVersion }) => modelVersion)).size,
    });
    const old = this.take(started);
    if (old && before) this.retire(old, before);
  }

  /** The release, answering; otherwise its failure is recorded. */
  private async started(order: Order): Promise<ServedRelease | undefined> {
    const pauses = new Pauses();
    for (let attempt = 1; ; attempt++)
      try {
        return await this.starter.start(order);
      } catch (error) {
        const isFinal = isWordslabError(error) && FINAL.test(error.code);
        this.logger.warn({ err: error, promotion: order.promotion, attempt }, 'a release could not be started');
        if (this.stopping.signal.aborted) return undefined;
        if (isFinal || attempt === ATTEMPTS) {
          const [code, detail] = isFinal
            ? [error.code, error.message]
            : ['deployment.failed', 'see the log of the module'];
          await this.log.record(order, { type: 'fail', code, detail });
          return undefined;
        }
        await pauses.next(0, this.stopping.signal);
      }
  }

  private take(release: ServedRelease): ServedRelease | undefined {
    this.running = release;
    return this.served.switchTo(release);
  }

  /** Goes on beside: the next deployment need not wait for the last request of the release before this one. */
  private retire(old: ServedRelease, order: Order): void {
    const retired = async () => {
      await old.retire();
      await this.log.record(order, { type: 'retire' });
      await this.files.keepOnly((await this.log.overview()).served.slice(0, 2));
    };
    retired().catch((error: unknown) =>
      this.logger.warn({ err: error, promotion: order.promotion }, 'a release that was replaced could not be put away'),
    );
  }
}
