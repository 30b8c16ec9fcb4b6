import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@wordslab/platform/process';
import { shipperEnvironment } from './config.js';

const complete = {
  WORDSLAB_TENANT: 'acme',
  WORDSLAB_MODULE: 'dev',
  WORDSLAB_PORT: '47100',
  WORDSLAB_DATABASE_URL: 'postgres://acme_dev_shipper@127.0.0.1:47101/acme_dev',
  WORDSLAB_BLOBS_DIR: '/blobs',
  WORDSLAB_KEYS_DIR: '/keys',
  WORDSLAB_NATS_URL: 'nats://127.0.0.1:47102',
};

describe('the environment of a shipper', () => {
  it('has defaults for what is not said', () => {
    expect(loadConfig(shipperEnvironment, complete)).toMatchObject({
      WORDSLAB_SNAPSHOT_MAX_BYTES: 8 * 1024 ** 3,
      WORDSLAB_LOG_LEVEL: 'info',
    });
  });

  it.each([
    ['WORDSLAB_KEYS_DIR', undefined],
    ['WORDSLAB_NATS_URL', 'here'],
    ['WORDSLAB_PORT', '70000'],
    ['WORDSLAB_SNAPSHOT_MAX_BYTES', '-1'],
    ['WORDSLAB_DATABASE_URL', undefined],
  ])('is refused for %s = %s, which is named', (name, value) => {
    expect(() => loadConfig(shipperEnvironment, { ...complete, [name]: value })).toThrow(
      expect.objectContaining({ code: 'config.invalid', message: expect.stringContaining(name) }),
    );
  });
});
