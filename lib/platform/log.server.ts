import 'server-only';
import pino from 'pino';

// Whole objects are never logged, only named fields; these paths are a second lock on what must not leave the process.
const REDACTED = [
  'number',
  'cookie',
  'authorization',
  'email',
  'recoveryCode',
  'secret',
  '*.cookie',
  '*.authorization',
];

/** The process log: JSON lines on standard output, personal fields removed. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  redact: { paths: REDACTED, remove: true },
  timestamp: pino.stdTimeFunctions.isoTime,
});
