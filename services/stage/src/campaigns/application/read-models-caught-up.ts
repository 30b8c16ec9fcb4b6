import { Inject, Injectable } from '@nestjs/common';
import { Unavailable } from '@wordslab/contracts';
import type { EventStore } from '@wordslab/eventstore';
import { EVENT_STORE, ProjectionsRunner } from '@wordslab/platform';
import { caughtUp } from '../../shared/caught-up.js';

const LONGEST_MS = 20_000;

/** For commands that go by the read model: it must have come as far as the log. */
@Injectable()
export class ReadModelsCaughtUp {
  constructor(
    @Inject(EVENT_STORE) readonly store: EventStore,
    readonly projections: ProjectionsRunner,
  ) {}

  /** @throws Unavailable `read_model.behind` after 20 s */
  async of(projection: string): Promise<void> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), LONGEST_MS);
    const isThere = await caughtUp(this, projection, late.signal).finally(() => clearTimeout(timer));
    if (isThere) return;
    throw new Unavailable(
      'read_model.behind',
      `the read model '${projection}' is behind the log`,
      'Repeat the call in a moment; GET /health/live says when one stands still.',
    );
  }
}
