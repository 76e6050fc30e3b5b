import { describe, expect, it } from 'vitest';
import { mailRoute } from './mail-route';

const none = { smtpUrl: undefined, catcherDir: undefined };

describe('mail route', () => {
  it('is the mail server when there is one', () => {
    const route = mailRoute({ ...none, smtpUrl: 'smtp://mail', origin: 'http://localhost:3000' });
    expect(route).toEqual({ kind: 'smtp', url: 'smtp://mail' });
  });

  it('is a folder only on the own machine, or where one is named', () => {
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000']) {
      expect(mailRoute({ ...none, origin })).toEqual({ kind: 'folder', path: '.data/mail' });
    }
    const named = mailRoute({ smtpUrl: 'smtp://mail', catcherDir: '/tmp/mail', origin: 'https://example.org' });
    expect(named).toEqual({ kind: 'folder', path: '/tmp/mail' });
  });

  it('is nowhere on a public site without a mail server', () => {
    for (const origin of ['https://example.org', 'http://localhost.example.org', 'http://192.168.1.4:3000']) {
      expect(mailRoute({ ...none, origin })).toEqual({ kind: 'none' });
    }
  });
});
