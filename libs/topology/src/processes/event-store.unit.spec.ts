import { describe, expect, it } from '@jest/globals';
import { adminModule, defaultTenantPlan, modulesOf } from '../plan/tenant-plan.js';
import {
  chosenEventStore,
  databaseLoginsOf,
  defaultEventStore,
  type EventStoreChoice,
  eventStoreChoice,
  type EventStoreWish,
  frontOf,
  urlsOf,
  withoutPassword,
} from './event-store.js';

const TEMPLATE = 'kurrentdb+discover://{module}.{tenant}.kurrent.svc:2113';
const DEV = 'kurrentdb://user:secret@elsewhere:2113?tls=true';
const dev = { tenant: 'acme', name: 'dev' };
const kurrentdb: EventStoreChoice = { kind: 'kurrentdb' };
const byUrl = chosenEventStore({ urls: [TEMPLATE] }, defaultEventStore);

describe('the choice of an event store', () => {
  it.each<[string, EventStoreWish, EventStoreChoice, EventStoreChoice]>([
    ['stays what it was', {}, kurrentdb, kurrentdb],
    ['stays what it was when it is named', { store: 'kurrentdb' }, kurrentdb, kurrentdb],
    ['is the one that is named', { store: 'kurrentdb' }, defaultEventStore, kurrentdb],
    ['goes back to the database', { store: 'postgres' }, kurrentdb, defaultEventStore],
    ['is a template', { urls: [TEMPLATE] }, kurrentdb, { kind: 'url', template: TEMPLATE, urls: {} }],
    [
      'adds one module’s URL to what was named before',
      { urls: [`acme/dev=${DEV}`] },
      byUrl,
      { kind: 'url', template: TEMPLATE, urls: { 'acme/dev': DEV } },
    ],
    [
      'exposes modules, each once',
      { exposed: ['acme/prod', 'acme/dev', 'acme/dev'] },
      defaultEventStore,
      { kind: 'postgres', exposed: ['acme/dev', 'acme/prod'] },
    ],
    ['exposes none any more', { exposed: ['none'] }, { kind: 'postgres', exposed: ['all'] }, defaultEventStore],
  ])('%s', (_, wish, before, after) => {
    expect(chosenEventStore(wish, before)).toEqual(after);
    expect(eventStoreChoice.parse(after)).toEqual(after);
  });

  it.each<[string, EventStoreWish, EventStoreChoice, string]>([
    ['one URL for all', { urls: ['kurrentdb://one:2113'] }, defaultEventStore, 'eventstore.one_url_for_all'],
    ['a template of the module alone', { urls: ['kurrentdb://{module}:1'] }, kurrentdb, 'eventstore.one_url_for_all'],
    ['another scheme', { urls: ['http://{module}.{tenant}:2113'] }, kurrentdb, 'eventstore.bad_url'],
    ['another scheme for one module', { urls: ['acme/dev=postgres://x/y'] }, kurrentdb, 'eventstore.bad_url'],
    ['a URL and a store', { store: 'postgres', urls: [TEMPLATE] }, kurrentdb, 'eventstore.bad_choice'],
    ['what is behind the protocol, exposed', { exposed: ['all'] }, kurrentdb, 'eventstore.bad_choice'],
    ['no module, exposed', { exposed: ['dev'] }, defaultEventStore, 'eventstore.bad_choice'],
  ])('is refused for %s', (_, wish, before, code) => {
    expect(() => chosenEventStore(wish, before)).toThrow(expect.objectContaining({ code }));
  });

  it('never tells a password in a refusal', () => {
    const refused = () => chosenEventStore({ urls: ['kurrentdb://user:secret@one:2113'] }, defaultEventStore);
    expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
    expect(withoutPassword(DEV)).toBe('kurrentdb://***@elsewhere:2113?tls=true');
  });
});

describe('event stores by URL', () => {
  it('have a URL for each module', () => {
    const choice = chosenEventStore({ urls: [`acme/dev=${DEV}`] }, byUrl);
    if (choice.kind !== 'url') throw new Error('not by URL');
    expect([...urlsOf(choice, [adminModule, dev, { tenant: 'acme', name: 'train' }])]).toEqual([
      ['_/admin', 'kurrentdb+discover://admin._.kurrent.svc:2113'],
      ['acme/dev', DEV],
      ['acme/train', 'kurrentdb+discover://train.acme.kurrent.svc:2113'],
    ]);
  });

  it('are refused for a module that has none, and for two that have the same', () => {
    const choice = { kind: 'url', template: null, urls: { 'acme/dev': DEV, 'acme/train': DEV } } as const;
    expect(() => urlsOf(choice, [adminModule])).toThrow(expect.objectContaining({ code: 'eventstore.no_url' }));
    expect(() => urlsOf(choice, [dev, { tenant: 'acme', name: 'train' }])).toThrow(
      expect.objectContaining({ code: 'eventstore.shared_url' }),
    );
  });
});

describe('the front before a log', () => {
  const exposing: EventStoreChoice = { kind: 'postgres', exposed: ['acme/dev'] };

  it('runs before the exposed alone, with a login that only reads', () => {
    const modules = modulesOf(defaultTenantPlan('acme', 'Acme'));
    expect(modules.filter((module) => frontOf(exposing, module) !== null).map((m) => m.name)).toEqual(['dev']);
    expect(databaseLoginsOf(exposing, dev)).toEqual(['service', 'shipper', 'reader', 'auditor']);
    expect(databaseLoginsOf(exposing, adminModule)).toEqual(['service', 'shipper', 'reader']);
  });

  it('writes where every log is behind it, and does not run where others keep the log', () => {
    expect(databaseLoginsOf(kurrentdb, adminModule)).toEqual(['service', 'shipper', 'reader', 'front']);
    expect(frontOf(byUrl, dev)).toBeNull();
  });
});
