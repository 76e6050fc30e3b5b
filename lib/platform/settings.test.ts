import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings.server';

const made = () => ({ WURAO_SECRET: 'made-secret', AUTH_SECRET: 'made-auth' });
const SECRET = Buffer.alloc(32, 7).toString('base64');
const DATABASE_URL = 'postgresql://a:b@db:5432/wurao';

function parsed(env: Record<string, string | undefined>) {
  const result = parseSettings(env, made);
  if (!result.ok) throw new Error(result.error.join('\n'));
  return result.value;
}

function refused(env: Record<string, string | undefined>): string[] {
  const result = parseSettings(env, made);
  return result.ok ? [] : result.error;
}

describe('settings', () => {
  it('have a working default for everything but the database', () => {
    expect(parsed({})).toMatchObject({
      NODE_ENV: 'development',
      PORT: 3000,
      ORIGIN: 'http://localhost:3000',
      TRUST_PROXY: 0,
      SNAPSHOT_SECONDS: 60,
      SNAPSHOT_DRIVERS: 5,
      DATASET: 'real',
      ...made(),
    });
    expect(parsed({}).DATABASE_URL).toBeUndefined();
  });

  it('count an empty variable as unset', () => {
    expect(parsed({ PORT: '', DATABASE_URL: ' ', ORIGIN: '' })).toEqual(parsed({}));
  });

  it('derive the origin from the port, and keep only the origin of what is given', () => {
    expect(parsed({ PORT: '4100' }).ORIGIN).toBe('http://localhost:4100');
    expect(parsed({ ORIGIN: 'https://Example.org/' }).ORIGIN).toBe('https://example.org');
    expect(refused({ ORIGIN: 'https://example.org/x' })).toEqual(['ORIGIN must have no path']);
  });

  it('name every missing secret at once on a server with its own database', () => {
    const problems = refused({ NODE_ENV: 'production', DATABASE_URL });
    const named = ['WURAO_SECRET', 'AUTH_SECRET', 'WURAO_LEDGER_KEY', 'EVIDENCE_KEY', 'PRIVACY_CONTACT'];
    expect(problems.map((line) => line.split(' ')[0])).toEqual(named);
  });

  it('let the log sign with what is derived from the kept secret where no key of its own is needed', () => {
    expect(parsed({}).WURAO_LEDGER_KEY).toBe('made-secret');
    expect(parsed({}).EVIDENCE_KEY).toBe('made-secret');
    expect(parsed({ WURAO_SECRET: SECRET, AUTH_SECRET: SECRET }).WURAO_LEDGER_KEY).toBe(SECRET);
  });

  it('want a key and a secret for a store of objects', () => {
    expect(refused({ EVIDENCE_S3_URL: 'https://s3.example/bucket' })).toEqual([
      'EVIDENCE_S3_KEY_ID is needed with EVIDENCE_S3_URL',
      'EVIDENCE_S3_SECRET is needed with EVIDENCE_S3_URL',
    ]);
  });

  it('make secrets in production only for the embedded database', () => {
    expect(parsed({ NODE_ENV: 'production' })).toMatchObject(made());
    const secrets = { WURAO_SECRET: SECRET, AUTH_SECRET: SECRET, WURAO_LEDGER_KEY: SECRET, EVIDENCE_KEY: SECRET };
    const given = { NODE_ENV: 'production', DATABASE_URL, PRIVACY_CONTACT: 'none', ...secrets };
    expect(parsed(given)).toMatchObject(secrets);
  });

  it('name where people ask about their data: an address, an https page, or none', () => {
    const contact = (PRIVACY_CONTACT: string) => parsed({ PRIVACY_CONTACT }).PRIVACY_CONTACT;
    expect(contact('privacy@wurao.example')).toBe('privacy@wurao.example');
    expect(contact('https://wurao.example/ask')).toBe('https://wurao.example/ask');
    expect(contact('none')).toBeNull();
    expect(contact('')).toBeNull();
    for (const wrong of ['somebody', 'http://wurao.example', 'a@b', 'javascript:alert(1)', '<b>@x.example']) {
      expect(refused({ PRIVACY_CONTACT: wrong }), wrong).toHaveLength(1);
    }
  });

  it.each([
    ['a'.repeat(63), false],
    ['a'.repeat(64), true],
    ['correct horse battery staple correct horse battery', false],
    [SECRET, true],
    [SECRET.slice(0, 40), false],
    [Buffer.alloc(32, 251).toString('base64url'), true],
  ])('judge the secret %s', (WURAO_SECRET, good) => {
    expect(refused({ WURAO_SECRET }).length === 0).toBe(good);
  });

  it('collect all mistakes, one line each', () => {
    const lines = refused({ PORT: '70000', SMTP_URL: 'smtps://mail', DATABASE_URL: 'mysql://x', TRUST_PROXY: '1.5' });
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(['DATABASE_URL', 'PORT', 'TRUST_PROXY']);
    expect(refused({ SMTP_URL: 'smtps://mail' })).toEqual(['MAIL_FROM is needed with SMTP_URL']);
  });
});
