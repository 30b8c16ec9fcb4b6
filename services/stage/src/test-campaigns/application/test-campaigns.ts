import { Injectable } from '@nestjs/common';
import {
  type CancelTestCampaign,
  type CreateTestCampaign,
  eventIdOf,
  isWordslabError,
  type TryBody,
  type TryResult,
  ValidationFailed,
  type VerdictBody,
} from '@wordslab/contracts';
import { type CommandOutcome, Commands, type RequestContext } from '@wordslab/platform';
import { CopyQueries } from '../../copies/read-models/copy-queries.js';
import { Names } from '../../names/names.js';
import {
  assertMayTest,
  existing,
  type TestCampaignCommand,
  testCampaignDecider,
  testCampaignStream,
} from '../domain/decide-test-campaign.js';
import type { Campaign, TestCampaignState } from '../domain/test-campaign.js';
import { AskServed, patience } from './ask-served.js';
import { SealedNotes } from './sealed-notes.js';
import { TestCampaignRuns } from './test-campaign-runs.js';

export type CampaignOutcome = CommandOutcome<TestCampaignState>;

/** What people do with test campaigns. */
@Injectable()
export class TestCampaigns {
  constructor(
    private readonly commands: Commands,
    private readonly names: Names,
    private readonly copies: CopyQueries,
    private readonly served: AskServed,
    private readonly notes: SealedNotes,
    private readonly runs: TestCampaignRuns,
  ) {}

  /** Pins what serves now, and begins to measure it. */
  async create(body: CreateTestCampaign, ctx: RequestContext): Promise<CampaignOutcome> {
    const { service, release, releaseDigest, promotion, model, modelVersion } = this.served.find(body.service);
    const { kind, name, digest, snapshot, rows } = await this.copies.show(body.testSet);
    if (kind !== 'testSet')
      throw new ValidationFailed(
        'test_campaign.not_a_test_set',
        `${name} is a ${kind}`,
        'Name a copy of a test set: GET /api/v1/copies?kind=testSet.',
      );
    const campaign = await this.names.idOf('testCampaign', body.name, ctx);
    const plan = {
      ...{ campaign, name: body.name },
      serving: { service, release, releaseDigest, promotion, model, modelVersion },
      testSet: { version: body.testSet, name, digest, snapshot, rows },
      people: body.people ?? null,
    };
    const outcome = await this.execute(campaign, { type: 'create', plan }, ctx);
    this.runs.start(campaign);
    return outcome;
  }

  /** Asks a text of the tester's own. Where another release serves by now, the campaign has failed. */
  async try(
    id: string,
    { text }: TryBody,
    ctx: RequestContext,
  ): Promise<{ outcome: CampaignOutcome; result: TryResult }> {
    const campaign = await this.load(id);
    assertMayTest(campaign, ctx.actor);
    const [answer] = await this.served
      .ask(campaign.plan.serving, [text], patience.person)
      .catch((error: unknown) => this.failed(id, error, ctx));
    const { label = '', score = null } = answer ?? {};
    const payload = await this.notes.put(id, { text, answer: label, score });
    // The same call again, with its key, is the same case.
    const tried = { case: eventIdOf(`${id}:${ctx.commandId}`, 0), by: ctx.actor, payload };
    const outcome = await this.execute(id, { type: 'try', ...tried }, ctx);
    return { outcome, result: { case: tried.case, answer: label, score } };
  }

  async judge(id: string, body: VerdictBody, ctx: RequestContext): Promise<CampaignOutcome> {
    assertMayTest(await this.load(id), ctx.actor);
    const { comment, label = null, ...verdict } = body;
    const sealed = comment ? await this.notes.put(id, { comment }) : null;
    return this.execute(id, { type: 'judge', ...verdict, label, comment: sealed, by: ctx.actor }, ctx);
  }

  finish(id: string, ctx: RequestContext): Promise<CampaignOutcome> {
    return this.execute(id, { type: 'finish' }, ctx);
  }

  cancel(id: string, { reason }: CancelTestCampaign, ctx: RequestContext): Promise<CampaignOutcome> {
    return this.execute(id, { type: 'cancel', reason: reason ?? null }, ctx);
  }

  private async load(id: string): Promise<Campaign> {
    return existing((await this.commands.load(testCampaignStream(id), testCampaignDecider)).state);
  }

  private async failed(id: string, error: unknown, ctx: RequestContext): Promise<never> {
    if (isWordslabError(error) && error.code === 'test_campaign.release_changed') {
      const by = { ...ctx, commandId: `${ctx.commandId}:fail` };
      await this.execute(id, { type: 'fail', code: error.code, detail: error.message }, by);
    }
    throw error;
  }

  private execute(id: string, command: TestCampaignCommand, ctx: RequestContext): Promise<CampaignOutcome> {
    return this.commands.execute({ stream: testCampaignStream(id), decider: testCampaignDecider, command, ctx });
  }
}
