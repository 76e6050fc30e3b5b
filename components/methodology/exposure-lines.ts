import { EXPOSURE, EXPOSURE_SOURCES, POOLED_TAIL } from '@/lib/insurers/exposure';
import type { ExposureChange } from '@/lib/insurers/exposure-change';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import type { ExposureLine } from './exposure-table';

const sourcesOf = (codes: string) => codes.split(' ').flatMap((code) => EXPOSURE_SOURCES[code] ?? []);
const cited = (text: string) => ({ zh: text, en: text, url: /^https?:\/\/\S+$/.test(text) ? text : null });

/** The denominators in force, largest first, the pooled tail last: the reference data with the editors' changes (newest first) in their place. */
export function exposureLines(
  locale: Locale,
  pooledName: string,
  changes: readonly ExposureChange[],
): readonly ExposureLine[] {
  const edited = new Map(
    [...changes]
      .reverse()
      .flatMap(({ kind, insurerId, after }) => (kind === 'changed' ? [[insurerId, after] as const] : [])),
  );
  const given = [...edited].map(([insurerId, { grade, source, ...after }]) => ({
    ...after,
    insurerId,
    basis: 'given',
    grade: grade as ExposureLine['grade'],
    source,
  }));
  const own = [...EXPOSURE.filter((row) => !edited.has(row.insurerId)), ...given]
    .map((row) => {
      const insurer = insurerById(row.insurerId);
      const name = insurer ? insurerName(insurer, locale) : row.insurerId;
      const sources = row.basis === 'given' ? [cited(row.source)] : sourcesOf(row.source);
      return { ...row, id: row.insurerId, name, sd: row.logSd, sources };
    })
    .sort((a, b) => b.vehicles - a.vehicles);
  const { logSd: sd, source } = POOLED_TAIL;
  return [...own, { ...POOLED_TAIL, id: 'pooled', name: pooledName, sd, sources: sourcesOf(source) }];
}
