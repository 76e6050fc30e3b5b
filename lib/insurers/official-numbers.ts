import { type Grade, INSURERS, type OfficialNumber } from './registry';

/** `insurerId` is the company of today, `formerId` the earlier company under which the number was listed. */
export interface OfficialNumberMatch {
  readonly insurerId: string;
  readonly formerId: string | null;
  readonly number: string;
  readonly kind: OfficialNumber['kind'];
  readonly source: string;
  readonly grade: Grade;
  readonly historic: boolean;
}

const COUNTRY = /^(?:\+|00)86/;
/** An area code, or a lone trunk zero, before a number that is the same all over the country. */
const DIALLED_WITH_AREA = /^0(?:10|2\d|[3-9]\d\d)?(9[56]\d{3,4}|10\d{6}|400\d{7})$/;

const listed = new Map<string, OfficialNumberMatch[]>();
for (const { id, currentId, numbers } of INSURERS) {
  for (const { number, kind, source, grade, historic } of numbers) {
    const match = {
      insurerId: currentId,
      formerId: id === currentId ? null : id,
      number,
      kind,
      source,
      grade,
      historic,
    };
    listed.set(number, [...(listed.get(number) ?? []), match]);
  }
}

/** One entry per company of today: its own listing counts before that of a company it took over. */
function onePerInsurer(matches: readonly OfficialNumberMatch[]): OfficialNumberMatch[] {
  const ownFirst = [...matches].sort((a, b) => Number(a.formerId !== null) - Number(b.formerId !== null));
  return ownFirst.filter((match, i) => ownFirst.findIndex((other) => other.insurerId === match.insurerId) === i);
}

/**
 * Which insurers list this number as theirs. Takes a national number; tolerates separators, +86 and an area code or
 * trunk zero before 95, 96, 10 and 400 numbers. A 96 number listed with an area code needs that area code, since
 * other provinces may give the short code to somebody else. Empty when nobody lists it.
 */
export function officialNumberOf(national: string): OfficialNumberMatch[] {
  const digits = national
    .normalize('NFKC')
    .replace(/[\s().\-‐-―]/g, '')
    .replace(COUNTRY, '');
  const matches = listed.get(digits) ?? listed.get(DIALLED_WITH_AREA.exec(digits)?.[1] ?? '') ?? [];
  return onePerInsurer(matches);
}
