import 'server-only';
import { randomBytes } from 'node:crypto';
import { EXPOSURE } from '@/lib/insurers/exposure';
import { currentInsurer, type Insurer } from '@/lib/insurers/registry';
import { type Keyring, keyring } from '@/lib/platform/keyed-hash';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { writeFormToken } from './form-token';

/** What the report page needs of the world. */
export type ReportPage = { readonly formToken: string; readonly mostNamed: readonly Insurer[]; readonly now: Date };

const CHIPS = 8;
const KEPT_MS = 60_000;

let keys: Keyring | undefined;
let kept: { until: number; ids: readonly string[] } | undefined;

/** A fresh token for one form. */
export function freshFormToken(now: Date): string {
  keys ??= keyring(settings().WURAO_SECRET, settings().WURAO_SECRET_PREVIOUS);
  return writeFormToken(randomBytes(16), now, keys);
}

/** Token and choices of an empty report form. Needs no database: without one the largest insurers are offered. */
export async function readReportPage(now: Date): Promise<ReportPage> {
  return { formToken: freshFormToken(now), mostNamed: await mostNamedInsurers(now), now };
}

/** The few insurers that are named most. */
export async function mostNamedInsurers(now: Date): Promise<readonly Insurer[]> {
  const ids = await mostNamedIds(now.getTime());
  const insurers = ids.map(currentInsurer).filter((insurer) => insurer !== undefined);
  return insurers.slice(0, CHIPS);
}

/** Insurers by published calls of the live window, then by insured vehicles. */
async function mostNamedIds(now: number): Promise<readonly string[]> {
  if (!kept || kept.until < now) {
    const named = await namedIds();
    const bySize = [...EXPOSURE].sort((a, b) => b.vehicles - a.vehicles).map((row) => row.insurerId);
    kept = { until: now + KEPT_MS, ids: [...new Set([...named, ...bySize])] };
  }
  return kept.ids;
}

async function namedIds(): Promise<string[]> {
  try {
    const ranking = await readRanking({ period: 'live', filter: { by: 'all' } });
    const rows = (ranking?.rows ?? []).filter((row) => row.calls !== null);
    return rows.sort((a, b) => (b.calls ?? 0) - (a.calls ?? 0)).map((row) => row.insurerId);
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'the most named insurers are not known');
    return [];
  }
}
