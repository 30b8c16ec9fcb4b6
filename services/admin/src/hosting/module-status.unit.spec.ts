import { describe, expect, it } from '@jest/globals';
import type { ProcessState, ProcessView } from '@wordslab/contracts';
import { moduleStatusOf, moduleViewOf } from './module-status.js';

const process = (id: string, state: ProcessState, port: number): ProcessView => ({
  id,
  state,
  ports: [port],
  restarts: 0,
  lastExit: null,
});

describe("a module's status", () => {
  it.each([
    [[], 'planned'],
    [['ready', 'ready', 'ready'], 'ready'],
    [['ready', 'starting'], 'starting'],
    [['ready', 'waiting', 'starting'], 'failing'],
    [['unready'], 'failing'],
    [['ready', 'stopped', 'starting'], 'stopped'],
    [['left', 'left'], 'unsupervised'],
    [['left', 'stopped'], 'stopped'],
  ] as const)('of %j is %s', (states, status) => {
    expect(moduleStatusOf(states.map((state) => ({ state })))).toBe(status);
  });
});

it('a module is seen by its own processes only, and addressed by its service', () => {
  const all = [
    process('acme/prod/shipper', 'ready', 3),
    process('acme/prod/service', 'ready', 2),
    process('acme/prod-eu/service', 'waiting', 4),
    process('acme2/prod/service', 'stopped', 5),
  ];
  expect(moduleViewOf({ tenant: 'acme', name: 'prod', kind: 'prod' }, all)).toEqual({
    name: 'prod',
    kind: 'prod',
    status: 'ready',
    url: 'http://127.0.0.1:2',
    host: 'prod.acme.localhost',
    processes: [all[0], all[1]],
  });
  expect(moduleViewOf({ tenant: 'acme', name: 'train', kind: 'train' }, all)).toMatchObject({
    status: 'planned',
    url: null,
    processes: [],
  });
});
