import { describe, expect, it } from '@jest/globals';
import { predictionLogId } from '@wordslab/contracts';
import { type PullCommand, pullDecider, type PullEvent } from './domain/pull.js';
import { partitionsOf } from './domain/pull-partitions.js';
import { lastDays, pullScheduleDecider, type PullScheduleEvent } from './domain/pull-schedule.js';

const after = (...events: PullEvent[]) => events.reduce(pullDecider.evolve, pullDecider.initialState);
const requested: PullEvent = {
  type: 'pull.requested',
  data: { pull: 'p', projection: 'prediction-log', from: 'prod', partitions: ['a', 'b'], scheduled: false },
};
const accepted: PullEvent = { type: 'pull.accepted', data: { partitions: ['a', 'b'] } };
const sent = (snapshot: string): PullEvent => ({ type: 'pull.partitionSent', data: { partition: 'a', snapshot } });
const arrived = (snapshot: string): PullEvent => ({
  type: 'pull.partitionArrived',
  data: { partition: 'a', snapshot, rows: 1 },
});
const types = (command: PullCommand, ...events: PullEvent[]) =>
  pullDecider.decide(command, after(...events)).map(({ type }) => type);

describe('a pull', () => {
  it('is answered once, and not after it was refused', () => {
    const accept: PullCommand = { type: 'accept', partitions: ['a'] };
    expect(types(accept, requested)).toEqual(['pull.accepted']);
    expect(types(accept, requested, accepted)).toEqual([]);
    expect(types(accept, requested, { type: 'pull.refused', data: { code: 'c', detail: 'd' } })).toEqual([]);
    expect(types(accept)).toEqual([]);
  });

  it('takes an arrival only of the snapshot that was sent to it, and once', () => {
    const arrive = (snapshot: string): PullCommand => ({ type: 'arrived', partition: 'a', snapshot, rows: 1 });
    expect(types(arrive('s1'), requested, accepted)).toEqual([]);
    expect(types(arrive('s2'), requested, accepted, sent('s1'))).toEqual([]);
    expect(types(arrive('s1'), requested, accepted, sent('s1'))).toEqual(['pull.partitionArrived']);
    expect(types(arrive('s1'), requested, accepted, sent('s1'), arrived('s1'))).toEqual([]);
  });

  it('is done when its last partition is over', () => {
    expect(after(requested, accepted, sent('s1'), arrived('s1')).status).toBe('accepted');
    const empty: PullEvent = { type: 'pull.partitionEmpty', data: { partition: 'b' } };
    expect(after(requested, accepted, sent('s1'), arrived('s1'), empty).status).toBe('done');
  });

  it('names the days of a log as its partitions', () => {
    const days = { from: '2026-02-28', to: '2026-03-01' };
    const log = predictionLogId('acme', 'prod');
    expect(partitionsOf('acme', { projection: 'prediction-log', from: 'prod', days })).toEqual([
      `${log}@20260228`,
      `${log}@20260301`,
    ]);
    expect(() => partitionsOf('acme', { projection: 'test-sets', from: 'train', days })).toThrow(
      expect.objectContaining({ code: 'pull.bad_days' }),
    );
  });
});

describe('a schedule', () => {
  const at = (time: string) => new Date(`2026-11-25T${time}Z`);
  const set = (enabled = true): PullScheduleEvent => ({
    type: 'pullSchedule.set',
    data: { projection: 'prediction-log', from: 'prod', everyMinutes: 60, lastDays: 2, enabled },
  });
  const run = (now: Date, ...events: PullScheduleEvent[]) =>
    pullScheduleDecider.decide(
      { type: 'run', now, pull: 'p2' },
      events.reduce(pullScheduleDecider.evolve, pullScheduleDecider.initialState),
    );
  const ran: PullScheduleEvent = {
    type: 'pullSchedule.ran',
    data: { projection: 'prediction-log', from: 'prod', pull: 'p1', at: at('10:00:00').toISOString(), days: [] },
  };

  it('runs when it is due, once however long ago that was, and not while it is off', () => {
    expect(run(at('10:59:59'), set(), ran)).toEqual([]);
    expect(run(at('23:00:00'), set(), ran)).toMatchObject([
      { type: 'pullSchedule.ran', data: { pull: 'p2', days: ['2026-11-24', '2026-11-25'] } },
    ]);
    expect(run(at('23:00:00'), set(false), ran)).toEqual([]);
    expect(run(at('23:00:00'))).toEqual([]);
  });

  it('counts days in UTC', () => {
    expect(lastDays(new Date('2026-03-01T00:10:00Z'), 2)).toEqual(['2026-02-28', '2026-03-01']);
    expect(lastDays(new Date('2026-03-01T00:10:00Z'), 0)).toEqual([]);
  });
});
