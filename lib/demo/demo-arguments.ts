import { parseArgs } from 'node:util';
import { insurerById } from '@/lib/insurers/registry';
import { err, ok, type Result } from '@/lib/platform/result';

/** What decides a synthetic population, besides the version of its maker and the moment it is made. */
export type Population = { readonly reports: number; readonly seed: number; readonly brigade?: Brigade };

/** Fake reports on one insurer by new accounts: a share of the honest reports, on top of them. */
export type Brigade = { readonly insurerId: string; readonly share: number };

export type DemoArguments = {
  readonly population: Population;
  /** Serve the site afterwards. */
  readonly serve: boolean;
  /** Throw away what the demo database holds, whatever it is, as long as the demo made it. */
  readonly fresh: boolean;
};

const MOST_REPORTS = 20_000_000;
const MOST_SEED = 0xffff_ffff;
const USAGE = 'usage: npm run demo -- [--reports N] [--seed S] [--brigade INSURER:SHARE] [--no-serve] [--fresh]';

const OPTIONS = {
  reports: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  brigade: { type: 'string' },
  'no-serve': { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
} as const;

/** Reads the words after `npm run demo --`; the error is for the person who typed them. */
export function readDemoArguments(words: readonly string[]): Result<DemoArguments, string> {
  const given = readWords(words);
  if (!given.ok) return given;
  const reports = wholeNumber('--reports', given.value.reports, 1, MOST_REPORTS);
  if (!reports.ok) return reports;
  const seed = wholeNumber('--seed', given.value.seed, 0, MOST_SEED);
  if (!seed.ok) return seed;
  const brigade = brigadeOf(given.value.brigade);
  if (!brigade.ok) return brigade;
  return ok({
    population: {
      reports: reports.value,
      seed: seed.value,
      ...(brigade.value ? { brigade: brigade.value } : {}),
    },
    serve: !given.value['no-serve'],
    fresh: given.value.fresh,
  });
}

function readWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: joinValues(words), options: OPTIONS, allowPositionals: false }).values);
  } catch (error) {
    return err(`${(error as Error).message.split('. ')[0]}\n${USAGE}`);
  }
}

// «--reports -5» would otherwise be refused as two options, with advice that helps nobody.
function joinValues(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last === '--reports' || last === '--seed' || last === '--brigade')
      joined[joined.length - 1] = `${last}=${word}`;
    else joined.push(word);
  }
  return joined;
}

function brigadeOf(text: string | undefined): Result<Brigade | null, string> {
  if (text === undefined) return ok(null);
  const [insurerId = '', share = ''] = text.split(':');
  const insurer = insurerById(insurerId);
  const sound = /^0?\.\d{1,4}$|^1(?:\.0)?$/.test(share) && Number(share) > 0;
  if (insurer?.currentId === insurerId && sound) return ok({ insurerId, share: Number(share) });
  return err(`--brigade must be an insurer of today and a share up to 1, as picc:0.2, not «${text}»\n${USAGE}`);
}

function wholeNumber(option: string, text: string, least: number, most: number): Result<number, string> {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return ok(value);
  const range = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
  return err(`${option} must be a whole number from ${range}, not «${text}»\n${USAGE}`);
}
