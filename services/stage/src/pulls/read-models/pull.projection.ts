import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from '@wordslab/eventstore';
import { Projection, type ProjectionHandler } from '@wordslab/platform';
import type { EntityManager } from 'typeorm';
import { evolvePull, isPullOver, pullDecider, type PullEvent, pullEvents } from '../domain/pull.js';
import { pullScheduleEvents } from '../domain/pull-schedule.js';
import { PullRow, PullScheduleRow } from './pull.entity.js';

/** Pulls as their own rules make them: a row holds the folded state. */
@Injectable()
@Projection({ name: 'pulls', version: 1, tables: ['pulls'], handles: ['pull.*'] })
export class PullProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const pull = pullEventOf(event);
    if (!pull) return;
    const rows = em.getRepository(PullRow);
    const at = new Date(event.metadata.occurredAt);
    if (pull.type === 'pull.requested') {
      const { pull: id, projection, from, scheduled } = pull.data;
      const state = evolvePull(pullDecider.initialState, pull);
      const askedBy = event.metadata.actor;
      await rows.insert({ id, projection, from, scheduled, askedBy, askedAt: at, endedAt: null, state });
      return;
    }
    const row = await rows.findOneByOrFail({ id: event.stream.slice('pull-'.length) });
    row.state = evolvePull(row.state, pull);
    if (isPullOver(row.state)) row.endedAt ??= at;
    await rows.save(row);
  }
}

const pullEventOf = (event: RecordedEvent): PullEvent | null => {
  if (!Object.hasOwn(pullEvents, event.type)) return null;
  // The table of schemas is keyed by type; the compiler cannot relate the two after a look-up at run time.
  const type = event.type as PullEvent['type'];
  return { type, data: pullEvents[type].parse(event.data) } as PullEvent;
};

@Injectable()
@Projection({
  name: 'pull-schedules',
  version: 1,
  tables: ['pull_schedules'],
  handles: ['pullSchedule.set', 'pullSchedule.ran'],
})
export class PullScheduleProjection implements ProjectionHandler {
  async apply(event: RecordedEvent, em: EntityManager): Promise<void> {
    const rows = em.getRepository(PullScheduleRow);
    if (event.type === 'pullSchedule.set') {
      const setting = pullScheduleEvents['pullSchedule.set'].parse(event.data);
      await rows.upsert({ ...setting, setBy: event.metadata.actor, setAt: new Date(event.metadata.occurredAt) }, [
        'projection',
        'from',
      ]);
      return;
    }
    const { projection, from, at, pull } = pullScheduleEvents['pullSchedule.ran'].parse(event.data);
    await rows.update({ projection, from }, { lastRunAt: new Date(at), lastPull: pull });
  }
}
