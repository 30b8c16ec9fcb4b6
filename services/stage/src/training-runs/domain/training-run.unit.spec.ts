import { describe, expect, it } from '@jest/globals';
import type { TrainingRunEvent } from './training-run.events.js';
import { MAX_ATTEMPTS, type TrainingRunCommand, trainingRunDecider as decider } from './training-run.js';

const request = {
  name: 'first',
  algorithm: { version: 'dev_1@1', name: 'a', digest: 'sha256:a', commit: null },
  interface: { inputs: [], outputs: [], metrics: [] },
  sets: [],
  businessModel: null,
  labels: [],
  params: { seed: 1 },
  limits: {},
};
const usage = { seconds: 1, peakMemoryBytes: null, peakDiskBytes: 0 };
const requested: TrainingRunEvent = { type: 'trainingRun.requested', data: request };
const started = (attempt: number): TrainingRunEvent => ({
  type: 'trainingRun.started',
  data: { attempt, inputs: 'sha256:i' },
});
const result = (attempt: number) => ({
  ...{ attempt, metrics: {}, usage, log: [], at: '2026-11-25T20:00:00.000Z' },
  model: { digest: 'sha256:m', files: [], payloads: [] },
});
const succeeded: TrainingRunEvent = { type: 'trainingRun.succeeded', data: result(1) };
const cancelled: TrainingRunEvent = { type: 'trainingRun.cancelled', data: { attempt: 1, seconds: 2 } };
const failure = (attempt: number) => ({ attempt, reason: 'crashed', detail: 'd', hint: 'h', usage, log: [] });

const given = (...events: TrainingRunEvent[]) => {
  const state = events.reduce(decider.evolve, decider.initialState);
  return { when: (command: TrainingRunCommand) => decider.decide(command, state).map((event) => event.type) };
};

describe('a training run', () => {
  it('is requested once', () => {
    expect(given().when({ type: 'request', request })).toEqual(['trainingRun.requested']);
    expect(given(requested).when({ type: 'request', request })).toEqual([]);
  });

  it('starts one attempt after the other, and no more than it may', () => {
    const start = (attempt: number): TrainingRunCommand => ({ type: 'start', attempt, inputs: 'sha256:i' });
    expect(given(requested).when(start(1))).toEqual(['trainingRun.started']);
    expect(given(requested, started(1)).when(start(1))).toEqual([]);
    expect(given(requested, started(1)).when(start(2))).toEqual(['trainingRun.started']);
    expect(given(requested, started(MAX_ATTEMPTS)).when(start(MAX_ATTEMPTS + 1))).toEqual([]);
    expect(given(requested, cancelled).when(start(1))).toEqual([]);
  });

  it('takes the end of its present attempt, and of no earlier one', () => {
    expect(given(requested, started(1)).when({ type: 'succeed', result: result(1) })).toEqual([
      'trainingRun.succeeded',
    ]);
    expect(given(requested, started(1), started(2)).when({ type: 'succeed', result: result(1) })).toEqual([]);
    expect(given(requested, started(1), started(2)).when({ type: 'fail', failed: failure(1) })).toEqual([]);
    expect(given(requested, started(2)).when({ type: 'fail', failed: failure(2) })).toEqual(['trainingRun.failed']);
  });

  it('fails before its first attempt where its inputs cannot be had', () => {
    expect(given(requested).when({ type: 'fail', failed: failure(0) })).toEqual(['trainingRun.failed']);
  });

  it('is cancelled while it waits or runs; then nothing more comes of it', () => {
    const cancel: TrainingRunCommand = { type: 'cancel', seconds: 0 };
    expect(given(requested).when(cancel)).toEqual(['trainingRun.cancelled']);
    expect(given(requested, started(1)).when(cancel)).toEqual(['trainingRun.cancelled']);
    expect(given(requested, started(1), cancelled).when(cancel)).toEqual([]);
    expect(given(requested, started(1), cancelled).when({ type: 'succeed', result: result(1) })).toEqual([]);
    expect(() => given(requested, started(1), succeeded).when(cancel)).toThrow(
      expect.objectContaining({ code: 'training.over' }),
    );
  });
});
