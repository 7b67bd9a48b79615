import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../src/cli/parse-command.ts';
import { loopbackUrl, readConfig } from '../src/config.ts';

describe('configuration', () => {
  test('has defaults for everything', () => {
    expect(readConfig({ PANTAU_BASE_URL: '' })).toEqual({
      dataFolder: resolve('.data/backend'),
      databaseUrl: null,
      s3: null,
      host: '127.0.0.1',
      port: 8787,
      metricsPort: null,
      baseUrl: null,
      network: 'Pantau ASN',
      logLevel: 'info',
      trustProxy: false,
      authorities: [],
      webhook: null,
      rateLimits: true,
    });
  });

  test('writes the base address as it stands in links', () => {
    expect(readConfig({ PANTAU_BASE_URL: 'https://Lapor.Example:443/asn/' }).baseUrl).toBe('https://lapor.example/asn');
  });

  test.each([
    ['PANTAU_PORT', '65536'],
    ['PANTAU_PORT', 'http'],
    ['PANTAU_PORT', '-1'],
    ['PANTAU_HOST', 'http://x'],
    ['PANTAU_BASE_URL', 'lapor.example'],
    ['PANTAU_BASE_URL', 'http://lapor.example'],
    ['PANTAU_BASE_URL', 'https://lapor.example/?a=1'],
    ['PANTAU_BASE_URL', 'https://me:secret@lapor.example'],
    ['PANTAU_NETWORK', 'x'.repeat(201)],
    ['PANTAU_LOG', 'loud'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['S3_ENDPOINT', 'https://host/with/path'],
    ['S3_BUCKET', 'Not a bucket'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^Configuration: ${name} `));
  });

  test('names all variables that are wrong at once', () => {
    expect(() => readConfig({ PANTAU_PORT: 'x', PANTAU_LOG: 'x' })).toThrow(/PANTAU_PORT .*PANTAU_LOG /);
  });

  test('takes a PostgreSQL server and an S3-compatible store', () => {
    const s3 = { S3_ENDPOINT: 'http://127.0.0.1:9000/', S3_BUCKET: 'bukti', S3_ACCESS_KEY_ID: 'a' };
    const all = { DATABASE_URL: 'postgres://u:p@db/pantau', ...s3, S3_SECRET_ACCESS_KEY: 'b' };
    expect(readConfig(all)).toMatchObject({
      databaseUrl: 'postgres://u:p@db/pantau',
      s3: {
        endpoint: 'http://127.0.0.1:9000',
        bucket: 'bukti',
        region: 'us-east-1',
        accessKeyId: 'a',
        secretAccessKey: 'b',
      },
    });
    expect(() => readConfig(s3)).toThrow(/S3_SECRET_ACCESS_KEY must be set/);
  });
});

test('a link may only lead to this machine without https', () => {
  expect(loopbackUrl('127.0.0.1', 80)).toBe('http://127.0.0.1');
  expect(loopbackUrl('127.0.0.1', 8787)).toBe('http://127.0.0.1:8787');
  expect(loopbackUrl('::1', 8787)).toBe('http://[::1]:8787');
  expect(loopbackUrl('0.0.0.0', 8787)).toBeNull();
  expect(loopbackUrl('192.168.1.2', 8787)).toBeNull();
});

describe('the command line', () => {
  test('is read', () => {
    expect(parseCommand([])).toEqual({ name: 'serve', json: false });
    expect(parseCommand(['--json'])).toEqual({ name: 'serve', json: true });
    expect(parseCommand(['invite'])).toEqual({ name: 'invite', json: false, baseUrl: null, hours: 72 });
    expect(parseCommand(['invite', '--base-url', 'https://x.id', '--hours', '5', '--json'])).toEqual({
      name: 'invite',
      json: true,
      baseUrl: 'https://x.id',
      hours: 5,
    });
    expect(parseCommand(['coordinator', '--json'])).toEqual({ name: 'coordinator', json: true, label: null });
    expect(parseCommand(['auditor', '--label', 'Ani'])).toEqual({ name: 'auditor', json: false, label: 'Ani' });
    expect(parseCommand(['tokens'])).toEqual({ name: 'tokens', json: false });
    expect(parseCommand(['--help'])).toMatchObject({ name: 'help' });
  });

  test.each([
    ['start'],
    ['--verbose'],
    ['invite', 'two'],
    ['invite', '--hours', '0'],
    ['invite', '--hours', '1.5'],
    ['invite', '--hours', '9999'],
    ['coordinator', '--hours', '5'],
    ['revoke'],
    ['revoke', 'everyone'],
    ['invite', '--label', 'x'],
  ])('refuses %s %s', (...args) => {
    expect(() => parseCommand(args)).toThrow();
  });
});
