import {
  type DeploymentFailure,
  type DeploymentStep,
  isWordslabError,
  type ModulePeer,
  newId,
} from '@wordslab/contracts';
import type { Clock, RequestContext } from '@wordslab/platform';
import type { Logger } from '@wordslab/platform/process';
import type { Tenant } from '../domain/tenant.js';
import { pause } from './pause.js';
import type { TenantCommands } from './tenant-commands.js';

/** Why the deployment is done: its `tenant.deploymentStarted`. */
export type Cause = Required<Pick<RequestContext, 'correlationId' | 'causationId'>>;

export interface RecordPorts {
  readonly commands: TenantCommands;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

type End =
  | { readonly type: 'recordDeployed'; readonly modules: readonly ModulePeer[] }
  | { readonly type: 'recordFailure'; readonly failure: DeploymentFailure };

const RETRY_MS = { first: 500, most: 15_000 };

/** Writes down what one deployment comes to: its steps in order as they are told, then its end. */
export class DeploymentRecord {
  private steps: Promise<void> = Promise.resolve();

  constructor(
    private readonly tenant: Tenant,
    private readonly cause: Cause,
    private readonly ports: RecordPorts,
  ) {}

  /** A step that cannot be written down is logged and left out; the deployment does not stop for it. */
  readonly step = (step: DeploymentStep, of: number): void => {
    const { slug, attempt } = this.tenant;
    const ctx = this.context(`${attempt}:step:${newId()}`);
    const told = { ...step, detail: clipped(step.detail) };
    this.steps = this.steps.then(async () => {
      await this.ports.commands.execute(slug, { type: 'recordStep', attempt, step: told, of }, ctx);
    });
    this.steps = this.steps.catch((error: unknown) => this.notRecorded(error, step.id));
  };

  /** Written until it stands, since a deployment without an end could not be repeated. */
  async end(end: End): Promise<void> {
    await this.steps;
    const { slug, attempt } = this.tenant;
    const ctx = this.context(`${attempt}:end`);
    for (let wait = RETRY_MS.first; !this.ports.signal.aborted; wait = Math.min(wait * 2, RETRY_MS.most)) {
      try {
        await this.ports.commands.execute(slug, { ...end, attempt }, ctx);
        return;
      } catch (error) {
        this.notRecorded(error, 'end');
        await pause(wait, this.ports.signal);
      }
    }
  }

  private context(command: string): RequestContext {
    return {
      ...this.cause,
      actor: 'wordslab',
      commandId: `deployment:${this.tenant.slug}:${command}`,
      now: this.ports.clock.now(),
    };
  }

  private notRecorded(error: unknown, what: string): void {
    if (this.ports.signal.aborted) return;
    this.ports.logger.warn({ err: error, tenant: this.tenant.slug, what }, 'a deployment could not be recorded');
  }
}

/** An error may quote the end of a log. */
const LONGEST_DETAIL = 2_000;
const clipped = (text: string): string =>
  text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL - 1)}…` : text;

/** What a user is told of a deployment that ended badly. */
export const failureOf = (error: unknown): DeploymentFailure => {
  if (isWordslabError(error))
    return { code: error.code, detail: clipped(error.message), ...(error.hint ? { hint: error.hint } : {}) };
  return {
    code: 'deployment.unexpected',
    detail: clipped(error instanceof Error ? error.message : String(error)),
    hint: 'The log of Admin has the whole cause (`wordslab logs admin`); repeat the deployment when it is mended.',
  };
};
