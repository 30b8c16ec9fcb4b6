import { describe, expect, it } from '@jest/globals';
import { archiveFor, PINNED_NATS } from './release.js';
import { fitnessOf } from './version.js';

describe('a version of nats-server', () => {
  it.each([
    ['2.9.9', 'refused'],
    ['1.4.1', 'refused'],
    ['nonsense', 'refused'],
    ['2.9.10', 'trial'],
    ['2.12.8', 'trial'],
    ['2.12.9', 'supported'],
    ['2.14.0', 'trial'],
    ['2.14.1', 'supported'],
    ['2.15.0', 'supported'],
    ['3.0.0', 'supported'],
  ])('%s is %s', (version, fitness) => {
    expect(fitnessOf(version)).toBe(fitness);
  });

  it('that is pinned is supported, and its archives are known', () => {
    expect(fitnessOf(PINNED_NATS)).toBe('supported');
    for (const [platform, arch] of [
      ['linux', 'x64'],
      ['linux', 'arm64'],
      ['darwin', 'x64'],
      ['darwin', 'arm64'],
      ['win32', 'x64'],
    ] as const) {
      const archive = archiveFor(platform, arch);
      expect(archive?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(archive?.url).toContain(`/v${PINNED_NATS}/`);
    }
    expect(archiveFor('freebsd', 'x64')).toBeNull();
  });
});
