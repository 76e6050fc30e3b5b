import 'server-only';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '@/lib/platform/result';
import { madeSecrets, type Secrets } from '@/lib/platform/secrets.server';

const number = (low: number, high: number) =>
  z.coerce
    .number(`must be a number from ${low} to ${high}`)
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`);

const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must look like ${example}`);

// Said to be missing rather than forgotten: an instance for oneself has nobody to write to.
const NO_CONTACT = 'none';
const contact = z
  .string()
  .regex(
    /^(?:none|[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|https:\/\/[^\s<>"]+)$/,
    'must be an e-mail address or an https address where people can ask about their data',
  );

// 32 random bytes, as `openssl rand -base64 32` or `-hex 32` writes them.
const secret = z
  .string()
  .regex(
    /^(?=.*[g-zG-Z+/_=-])[\w+/-]{43,}={0,2}$|^[0-9a-fA-F]{64,}$/,
    'must be at least 32 random bytes (openssl rand -base64 32)',
  );

const origin = url(['http:', 'https:'], 'https://example.org')
  .refine((text) => /^https?:\/\/[^/]+\/?$/.test(text), 'must have no path')
  .transform((text) => new URL(text).origin);

/** Settings of which one is worth nothing without the others. */
const TOGETHER = [
  ['SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', 'SMS_ALIYUN_SIGN_NAME', 'SMS_ALIYUN_TEMPLATE'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET', 'AUTH_OIDC_NAME'],
  ['AUTH_WECHAT_ID', 'AUTH_WECHAT_SECRET'],
  ['EVIDENCE_S3_URL', 'EVIDENCE_S3_KEY_ID', 'EVIDENCE_S3_SECRET'],
] as const;

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name').optional(),
    PORT: number(0, 65_535).int('must be a whole number').default(3000),
    HOST: z.string().optional(),
    ORIGIN: origin.optional(),
    WURAO_SECRET: secret.optional(),
    WURAO_SECRET_PREVIOUS: secret.optional(),
    AUTH_SECRET: secret.optional(),
    WURAO_LEDGER_KEY: secret.optional(),
    WURAO_LEDGER_KEY_PREVIOUS: secret.optional(),
    LEDGER_WITNESSES: z.string().default(''),
    EVIDENCE_KEY: secret.optional(),
    EVIDENCE_KEY_PREVIOUS: secret.optional(),
    EVIDENCE_DIR: z.string().optional(),
    EVIDENCE_MONTHS: number(1, 120).int('must be a whole number').default(24),
    EVIDENCE_AUDIT_SHARE: number(0, 1).default(0.1),
    EVIDENCE_S3_URL: url(['http:', 'https:'], 'https://s3.example/bucket').optional(),
    EVIDENCE_S3_REGION: z.string().default('us-east-1'),
    EVIDENCE_S3_KEY_ID: z.string().optional(),
    EVIDENCE_S3_SECRET: z.string().optional(),
    SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
    MAIL_FROM: z.string().includes('@', 'must hold an e-mail address').optional(),
    PRIVACY_CONTACT: contact.optional(),
    MAIL_CATCHER_DIR: z.string().optional(),
    SMS_ALIYUN_KEY_ID: z.string().optional(),
    SMS_ALIYUN_KEY_SECRET: z.string().optional(),
    SMS_ALIYUN_SIGN_NAME: z.string().optional(),
    SMS_ALIYUN_TEMPLATE: z.string().optional(),
    SMS_ALIYUN_ENDPOINT: origin.default('https://dysmsapi.aliyuncs.com'),
    SMS_CATCHER_DIR: z.string().optional(),
    AUTH_OIDC_ISSUER: url(['http:', 'https:'], 'https://login.example.org').optional(),
    AUTH_OIDC_ID: z.string().optional(),
    AUTH_OIDC_SECRET: z.string().optional(),
    AUTH_OIDC_NAME: z.string().max(30, 'must be at most 30 characters').optional(),
    AUTH_WECHAT_ID: z.string().optional(),
    AUTH_WECHAT_SECRET: z.string().optional(),
    AUTH_WECHAT_AUTHORIZE_ORIGIN: origin.default('https://open.weixin.qq.com'),
    AUTH_WECHAT_API_ORIGIN: origin.default('https://api.weixin.qq.com'),
    TRUST_PROXY: number(0, 10).int('must be a whole number').default(0),
    RATE_LIMIT_FACTOR: number(0.001, 1_000_000).default(1),
    SNAPSHOT_SECONDS: number(1, 86_400).int('must be a whole number').default(60),
    SNAPSHOT_DRIVERS: number(1, 1_000_000).int('must be a whole number').default(5),
    RELEASES_DIR: z.string().optional(),
    DATASET: z.enum(['real', 'synthetic']).default('real'),
    WEB_PUSH_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, 'must be a private key of P-256 in base64url (npx web-push generate-vapid-keys)')
      .optional(),
    PUSH_HOSTS: z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter(Boolean)),
    SERVICE_WORKER: z.enum(['on', 'off']).default('on'),
    MAP_APPROVAL: z.string().max(60, 'must be at most 60 characters').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const missing = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (env.SMTP_URL && !env.MAIL_FROM) missing('MAIL_FROM', 'is needed with SMTP_URL');
    for (const group of TOGETHER) {
      const given = group.find((key) => env[key]);
      for (const key of group) if (given && !env[key]) missing(key, `is needed with ${given}`);
    }
    if (env.NODE_ENV !== 'production' || !env.DATABASE_URL) return;
    for (const key of ['WURAO_SECRET', 'AUTH_SECRET', 'WURAO_LEDGER_KEY', 'EVIDENCE_KEY'] as const) {
      if (!env[key]) missing(key, 'is needed in production (openssl rand -base64 32)');
    }
    if (!env.PRIVACY_CONTACT) {
      missing('PRIVACY_CONTACT', 'is needed in production (an e-mail address or https page for privacy requests)');
    }
  });

type Parsed = z.output<typeof environment>;

/** What the environment says, complete but for the database, which a command may still have to open. */
export type LaunchSettings = Omit<
  Parsed,
  keyof Secrets | 'ORIGIN' | 'PRIVACY_CONTACT' | 'WURAO_LEDGER_KEY' | 'EVIDENCE_KEY'
> &
  Secrets & {
    ORIGIN: string /** Where people ask about their data: an e-mail or https address. */;
    WURAO_LEDGER_KEY: string;
    EVIDENCE_KEY: string;
    PRIVACY_CONTACT: string | null;
  };

/** All settings of a running process; the keys are the names of the environment variables. */
export type Settings = LaunchSettings & { DATABASE_URL: string };

/**
 * Reads the settings from an environment; empty variables count as unset. `made` supplies secrets that were not given,
 * which is refused when NODE_ENV is production and DATABASE_URL is set. The error is one line for each variable.
 */
export function parseSettings(
  env: Record<string, string | undefined>,
  made: () => Secrets,
): Result<LaunchSettings, string[]> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) return err(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const { WURAO_SECRET, AUTH_SECRET, ORIGIN, PRIVACY_CONTACT = NO_CONTACT, ...rest } = parsed.data;
  const secrets = WURAO_SECRET && AUTH_SECRET ? { WURAO_SECRET, AUTH_SECRET } : made();
  const kept = WURAO_SECRET ?? secrets.WURAO_SECRET;
  return ok({
    ...rest,
    PRIVACY_CONTACT: PRIVACY_CONTACT === NO_CONTACT ? null : PRIVACY_CONTACT,
    ORIGIN: ORIGIN ?? `http://localhost:${rest.PORT}`,
    WURAO_SECRET: kept,
    // Where no key of the log or of the evidence was given, one that is derived from the kept secret: it outlives a restart as well.
    WURAO_LEDGER_KEY: rest.WURAO_LEDGER_KEY ?? kept,
    EVIDENCE_KEY: rest.EVIDENCE_KEY ?? kept,
    AUTH_SECRET: AUTH_SECRET ?? secrets.AUTH_SECRET,
  });
}

/** Settings of a command that brings its own database. Throws one line for each wrong or missing variable. */
export function launchSettings(): LaunchSettings {
  const result = parseSettings(process.env, () => madeSecrets(join(process.cwd(), '.data', 'secrets.json')));
  if (!result.ok) throw new Error(result.error.join('\n'));
  return result.value;
}

let remembered: Settings | undefined;

/** Settings of this process, read once. Throws one line for each wrong or missing variable. */
export function settings(): Settings {
  remembered ??= withDatabase(launchSettings());
  return remembered;
}

function withDatabase(launch: LaunchSettings): Settings {
  const { DATABASE_URL } = launch;
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set; npm start, npm run dev and npm test set it');
  return { ...launch, DATABASE_URL };
}
