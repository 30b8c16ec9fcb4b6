import { describe, expect, test } from '@jest/globals';
import { isKurrentDbUrl } from '../kurrentdb-url.js';
import { toConnectionString } from './connection-string.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { fromPosition, toPosition } from './wire-positions.js';
import { LOG_START } from '../positions.js';

describe('the URL of a KurrentDB', () => {
  test.each(['kurrentdb://a:2113', 'kurrentdb+discover://a,b', 'esdb://a?tls=false', 'esdb+discover://a'])(
    '%s is one',
    (url) => {
      expect(isKurrentDbUrl(url)).toBe(true);
      expect(toConnectionString(url)).toBe(url.replace('esdb', 'kurrentdb'));
    },
  );

  test.each(['postgres://a/b', 'kurrentdb:a', 'xkurrentdb://a'])('%s is none', (url) => {
    expect(isKurrentDbUrl(url)).toBe(false);
    expect(() => toConnectionString(url)).toThrow(expect.objectContaining({ code: 'eventstore.bad_url' }));
  });

  test('with a password and without TLS it is refused, and does not show the password', () => {
    const refused = expect.objectContaining({
      code: 'eventstore.password_in_clear',
      message: expect.not.stringContaining('secret'),
    });
    expect(() => toConnectionString('kurrentdb://admin:secret@a:2113?TLS=False')).toThrow(refused);
    expect(toConnectionString('kurrentdb://admin:secret@a:2113')).toContain('secret');
  });

  test('the option with which the client reports wrong revisions is refused', () => {
    expect(() => toConnectionString('kurrentdb://a?tls=false&throwOnAppendFailure=false')).toThrow(
      expect.objectContaining({ code: 'eventstore.bad_url_option' }),
    );
  });
});

test('a URL that the client cannot read is refused, and not repeated', () => {
  const open = () => new KurrentDbEventStore({ url: 'kurrentdb://user:secret@a:2113?tls=perhaps' });
  expect(open).toThrow(
    expect.objectContaining({ code: 'eventstore.bad_url', message: expect.not.stringMatching(/secret|perhaps/) }),
  );
});

describe('positions of KurrentDB', () => {
  test('are one number, both ways', () => {
    const place = { commit: 2n ** 63n - 1n, prepare: 2n ** 63n - 1n };
    expect(toPosition(place)).toBe('9223372036854775807');
    expect(fromPosition(toPosition(place))).toEqual(place);
    expect(fromPosition(LOG_START)).toBe('start');
  });

  test('of a transaction are refused rather than mistaken', () => {
    expect(() => toPosition({ commit: 10n, prepare: 9n })).toThrow(/transaction/);
  });
});
