import { describe, expect, it } from '@jest/globals';
import type { DatasetColumn } from '@wordslab/contracts';
import type { DatasetEvent } from './dataset.events.js';
import { datasetDecider, type PublishVersion } from './decide-dataset.js';

const given = (...events: DatasetEvent[]) => events.reduce(datasetDecider.evolve, datasetDecider.initialState);
const column = (cls: DatasetColumn['class']): DatasetColumn => ({
  name: 'c',
  type: 'string',
  role: 'text',
  class: cls,
  nullable: false,
  confidence: 1,
});
const publish = (more: Partial<PublishVersion> = {}, cls: DatasetColumn['class'] = 'text'): PublishVersion => ({
  type: 'publishVersion',
  name: 'messages',
  markPersonal: false,
  chunks: ['a', 'b'],
  file: {
    index: 'i',
    key: 'k',
    rows: 2,
    quarantined: 0,
    bytes: 10,
    format: 'csv',
    columns: [column(cls)],
    quality: { rows: 2, quarantined: 0, reasons: {}, empty: {} },
    importId: 'one',
  },
  ...more,
});
const created: DatasetEvent = { type: 'dataset.created', data: { name: 'messages', personal: false } };
const types = (events: readonly DatasetEvent[]) => events.map((e) => e.type);

describe('a dataset', () => {
  it('given nothing, when created, then it is there', () => {
    expect(datasetDecider.decide({ type: 'create', name: 'messages', personal: true }, given())).toEqual([
      { type: 'dataset.created', data: { name: 'messages', personal: true } },
    ]);
  });

  it('given a dataset, when created again, then the name is taken', () => {
    expect(() => datasetDecider.decide({ type: 'create', name: 'messages', personal: true }, given(created))).toThrow(
      expect.objectContaining({ code: 'dataset.name_taken' }),
    );
  });

  it('given nothing, when a file is imported, then it is created with version 1', () => {
    const events = datasetDecider.decide(publish(), given());
    expect(types(events)).toEqual(['dataset.created', 'dataset.versionPublished']);
    expect(events[1]).toMatchObject({
      data: { version: 1, personal: false, digest: expect.stringMatching(/^sha256:/) },
    });
  });

  it('given a version, when a file is imported, then it is the next one', () => {
    const state = given(created, ...datasetDecider.decide(publish(), given(created)));
    expect(datasetDecider.decide(publish(), state)).toMatchObject([{ data: { version: 2 } }]);
  });

  it('a personal column makes the version personal, not the dataset', () => {
    const events = datasetDecider.decide(publish({}, 'personal'), given(created));
    expect(events).toMatchObject([{ type: 'dataset.versionPublished', data: { personal: true } }]);
    expect(given(created, ...events)).toMatchObject({ personal: false });
  });

  it('a person marks it personal for good', () => {
    const events = datasetDecider.decide(publish({ markPersonal: true }), given(created));
    expect(types(events)).toEqual(['dataset.markedPersonal', 'dataset.versionPublished']);
    const state = given(created, ...events);
    expect(datasetDecider.decide(publish(), state)).toMatchObject([
      { type: 'dataset.versionPublished', data: { personal: true } },
    ]);
  });

  it('the digest changes with a chunk', () => {
    const digest = (chunks: string[]) => JSON.stringify(datasetDecider.decide(publish({ chunks }), given(created)));
    expect(digest(['a', 'b'])).not.toBe(digest(['a', 'c']));
  });
});
