import { Inject, Injectable } from '@nestjs/common';
import { comparePositions, type EventStore } from '@wordslab/eventstore';
import { EVENT_STORE, ProjectionsRunner } from '@wordslab/platform';

const LONGEST_MS = 3_000;
const LOOK_MS = 10;

/** For commands that decide on read models, and for questions that are not a GET. */
@Injectable()
export class ReadModels {
  constructor(
    private readonly runner: ProjectionsRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Waits, at most 3 s, until the named projections have seen the log as it is now; false where they have not. */
  async areAtHead(projections: readonly string[]): Promise<boolean> {
    const head = await this.store.head();
    const deadline = Date.now() + LONGEST_MS;
    const wanted = this.runner.followers.filter(({ name }) => projections.includes(name));
    while (!wanted.every(({ seen }) => seen !== null && comparePositions(seen, head) >= 0)) {
      if (Date.now() >= deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return true;
  }
}
