import { Inject, Injectable } from '@nestjs/common';
import { Unavailable } from '@wordslab/contracts';
import { comparePositions, type EventStore } from '@wordslab/eventstore';
import { EVENT_STORE, ProjectionsRunner } from '@wordslab/platform';

const LONGEST_MS = 20_000;
const LOOK_MS = 10;

/** For commands that go by the read model: it must have come as far as the log. */
@Injectable()
export class ReadModelsCaughtUp {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ProjectionsRunner,
  ) {}

  /** @throws Unavailable `read_model.behind` after 20 s */
  async of(projection: string): Promise<void> {
    const head = await this.store.head();
    const deadline = Date.now() + LONGEST_MS;
    const follower = this.runner.followers.find(({ name }) => name === projection);
    while (!follower?.seen || comparePositions(follower.seen, head) < 0) {
      if (Date.now() > deadline)
        throw new Unavailable(
          'read_model.behind',
          `the read model '${projection}' is behind the log`,
          'Repeat the call in a moment; GET /health/live says when one stands still.',
        );
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
