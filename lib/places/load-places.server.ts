import 'server-only';
import type pg from 'pg';
import { CITIES, PROVINCES } from './places';

/** Writes provinces and cities as the data file has them. */
export async function loadPlaces(client: pg.ClientBase): Promise<void> {
  const provinces = PROVINCES.map(({ adcode, nameZh, nameEn, vehiclesWan, year, source, grade }) => ({
    adcode,
    name_zh: nameZh,
    name_en: nameEn,
    vehicles: vehiclesWan === null ? null : Math.round(vehiclesWan * 10_000),
    year,
    source,
    grade,
  }));
  await client.query(
    `INSERT INTO province (adcode, name_zh, name_en, vehicles, year, source, grade)
     SELECT adcode, name_zh, name_en, vehicles, year, source, grade FROM jsonb_populate_recordset(NULL::province, $1::jsonb)
     ON CONFLICT (adcode) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, vehicles = excluded.vehicles,
       year = excluded.year, source = excluded.source, grade = excluded.grade`,
    [JSON.stringify(provinces)],
  );
  const cities = CITIES.map(({ adcode, provinceAdcode, nameZh, nameEn }) => ({
    adcode,
    province_adcode: provinceAdcode,
    name_zh: nameZh,
    name_en: nameEn,
  }));
  await client.query(
    `INSERT INTO city (adcode, province_adcode, name_zh, name_en)
     SELECT adcode, province_adcode, name_zh, name_en FROM jsonb_populate_recordset(NULL::city, $1::jsonb)
     ON CONFLICT (adcode) DO UPDATE SET province_adcode = excluded.province_adcode, name_zh = excluded.name_zh, name_en = excluded.name_en`,
    [JSON.stringify(cities)],
  );
}
