import { isWordslabError } from '@wordslab/contracts';
import type { Logger } from 'pino';
import { Rebuild, type ReadModel, type RebuildContext } from './rebuild.js';
import type { RebuildRow } from './rebuilds.js';
import { dropShadow, shadowTables } from './shadow-tables.js';

/** Requests of other processes are seen this late. */
const LOOK_MS = 2_000;

/** Works through the requested rebuilds, one at a time; runs where the projections run. */
export class Rebuilder {
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly models: readonly ReadModel[],
    private readonly context: RebuildContext,
    private readonly logger: Logger,
  ) {}

  /** Looks now for what was requested in this process. */
  wake(): void {
    this.wakeUp();
  }

  async run(signal: AbortSignal): Promise<void> {
    let isTidy = false;
    while (!signal.aborted) {
      try {
        if (!isTidy) await this.tidy();
        isTidy = true;
        const row = await this.context.rebuilds.next();
        if (row) await this.work(row, signal);
        else await this.rest(signal);
      } catch (error) {
        this.logger.error({ err: error }, 'rebuilds of read models cannot be looked after');
        await this.rest(signal);
      }
    }
  }

  private async work(row: RebuildRow, signal: AbortSignal): Promise<void> {
    const { rebuilds } = this.context;
    const { name } = row;
    const model = this.models.find((m) => m.followed.name === name);
    if (!model || row.status === 'stopping') return this.end(name, model);
    const { version } = model.followed;
    // Asked for by an older or newer release of the service: what it had made is of no use.
    if (row.version !== version) {
      await rebuilds.request({ name, version, reason: 'version', by: 'wordslab' });
      return;
    }
    try {
      await new Rebuild(model, this.context).run(signal);
      if (!signal.aborted) this.logger.info({ readModel: name, version }, 'a read model was rebuilt');
    } catch (error) {
      if (signal.aborted || (isWordslabError(error) && error.code === 'rebuild.fenced')) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error({ err: error, readModel: name }, 'the rebuild of a read model stands still');
      if (model.follower.isOutdated) model.follower.failure = `its rebuild: ${reason}`;
      await rebuilds.fail(name, reason);
    }
  }

  /** Of one that was stopped, or whose projection there is no more. */
  private async end(name: string, model: ReadModel | undefined): Promise<void> {
    const { database, rebuilds } = this.context;
    await rebuilds.stop(name);
    await database.transaction(async (em) => {
      await dropShadow(em, model?.tables ?? []);
      await rebuilds.stopped(em, name);
    });
  }

  /** Tables that no rebuild will take up again. */
  private async tidy(): Promise<void> {
    const { database, rebuilds } = this.context;
    const running = new Set((await rebuilds.all()).filter((r) => r.status === 'running').map((r) => r.name));
    const wanted = this.models.filter((m) => running.has(m.followed.name)).flatMap((m) => m.tables);
    const left = (await shadowTables(database.manager)).filter((table) => !wanted.includes(table));
    await dropShadow(database.manager, left);
  }

  private rest(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, LOOK_MS);
      signal.addEventListener('abort', done, { once: true });
      this.wakeUp = done;
    });
  }
}
