import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isWordslabError, NotFound, RuleViolated, Unavailable } from '@wordslab/contracts';
import { type ServedAnswer, type ServedService, Serving } from '../../serving/serving.js';
import type { Campaign } from '../domain/test-campaign.js';

type Tested = Campaign['plan']['serving'];

/**
 * Milliseconds to wait before each further attempt. A run outlasts a restart of the model servers, about a minute and a
 * half; a person is told soon.
 */
export const patience = {
  run: [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000, 15_000],
  person: [500, 1_000],
} as const;

/** Asks the service that a campaign is about, and no other. */
@Injectable()
export class AskServed {
  constructor(private readonly serving: Serving) {}

  /** @throws NotFound `serving.unknown_service` */
  find(service: string): ServedService {
    const all = this.serving.services();
    const found = all.find((s) => s.service === service);
    if (found) return found;
    throw new NotFound(
      'serving.unknown_service',
      `no service '${service}' answers here`,
      all.length > 0
        ? `These do: ${all.map((s) => s.service).join(', ')}.`
        : 'Promote a release with services to this stage.',
    );
  }

  /**
   * Answers in the order of the texts, all of them by what the campaign is about.
   * @throws RuleViolated `test_campaign.release_changed`; Unavailable when it does not answer for as long as `pauses` say
   */
  async ask(
    tested: Tested,
    texts: readonly string[],
    pauses: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly ServedAnswer[]> {
    for (let attempt = 0; ; attempt++)
      try {
        this.assertSame(tested);
        const questions = texts.map((text) => ({ text }));
        const answers = await this.serving.ask(tested.service, questions);
        this.assertSame(tested);
        if (answers.length === texts.length) return answers;
        throw new Unavailable(
          'test_campaign.answers_missing',
          `${tested.service} gave ${answers.length} answers to ${texts.length} questions`,
        );
      } catch (error) {
        const wait = pauses[attempt];
        if (!isWordslabError(error) || error.kind !== 'Unavailable' || wait === undefined) throw error;
        await pause(wait, undefined, { signal });
      }
  }

  /** What is away may come back; what serves under its name now may be another release. */
  private assertSame(tested: Tested): void {
    const now = this.serving.services().find((s) => s.service === tested.service);
    if (!now)
      throw new Unavailable(
        'test_campaign.service_away',
        `no service '${tested.service}' answers here at the moment`,
        'See what is deployed, and repeat it.',
      );
    if (now.releaseDigest === tested.releaseDigest && now.model === tested.model) return;
    throw new RuleViolated(
      'test_campaign.release_changed',
      `${tested.service} is served by release ${now.release} now; the campaign is about ${tested.release}`,
      'Make a campaign for what serves now.',
    );
  }
}
