import 'server-only';
import type pg from 'pg';
import { CODE_BOOK } from '@/lib/dataset/code-book';
import type { FileRow, Run } from '@/lib/dataset/files/file-columns';
import { INSURERS } from '@/lib/insurers/registry';
import { CITIES, PROVINCES } from '@/lib/places/places';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';

const TEN_THOUSAND = 10_000;

/** The reference tables by name: what is needed to read the others, and the denominators of the ranking. */
export async function referenceRows(client: pg.ClientBase): Promise<Readonly<Record<string, readonly Run[]>>> {
  const runs = (rows: readonly FileRow[]): Run[] => rows.map((row) => ({ row, times: 1 }));
  return {
    insurers: runs(
      INSURERS.map((insurer) => ({
        ...{ code: insurer.id, legal_name_zh: insurer.legalNameZh, short_name_zh: insurer.shortNameZh },
        ...{ name_en: insurer.nameEn, status: insurer.status, successor: insurer.successorId },
        ...{ corporate_group: insurer.group, grade: insurer.grade, source: insurer.source },
      })),
    ),
    official_numbers: runs(
      INSURERS.flatMap(({ id, numbers }) =>
        numbers.map(({ number, kind, grade, source }) => ({ insurer: id, number, kind, grade, source })),
      ),
    ),
    exposure: runs(await exposureRows(client)),
    provinces: runs(
      PROVINCES.map(({ adcode, nameZh, nameEn, vehiclesWan, year, source }) => ({
        ...{ code: adcode, name_zh: nameZh, name_en: nameEn },
        vehicles: vehiclesWan === null ? null : Math.round(vehiclesWan * TEN_THOUSAND),
        ...{ year, source },
      })),
    ),
    cities: runs(
      CITIES.map(({ adcode, provinceAdcode, nameZh, nameEn }) => ({
        ...{ code: adcode, province: provinceAdcode, name_zh: nameZh, name_en: nameEn },
      })),
    ),
    codes: runs(
      CODE_BOOK.map(({ definition_zh, definition_en, ...entry }) => ({
        ...entry,
        definition_zh: definition_zh || null,
        definition_en: definition_en || null,
      })),
    ),
  };
}

async function exposureRows(client: pg.ClientBase): Promise<FileRow[]> {
  const rows = await exposureInForce(client);
  const name = (id: string | null) => id ?? '';
  return [...rows]
    .sort((a, b) => (name(a.insurerId) < name(b.insurerId) ? -1 : 1))
    .map((row) => ({
      insurer: row.insurerId,
      members: row.insurerId === null ? row.members.join(' ') : null,
      ...{ year: row.year, vehicles: row.vehicles, log_sd: row.logSd, basis: row.basis, grade: row.grade },
      source: row.source,
    }));
}
