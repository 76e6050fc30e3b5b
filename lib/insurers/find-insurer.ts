import data from '@/prisma/reference/insurer-search.json';
import { coreOfName, normaliseName, pinyinOf } from './normalise-name';

/** What a search needs to know of a company; the registry has the rest. `currentId` is its own id or its successor's. */
export interface FoundInsurer {
  readonly id: string;
  readonly shortNameZh: string;
  readonly nameEn: string;
  readonly currentId: string;
}

export type InsurerSearch =
  | { readonly kind: 'one'; readonly insurer: FoundInsurer }
  | { readonly kind: 'several'; readonly insurers: readonly FoundInsurer[] }
  | { readonly kind: 'none' };

interface Entry {
  readonly insurer: FoundInsurer;
  readonly names: ReadonlySet<string>;
  readonly cores: ReadonlySet<string>;
  readonly spellings: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
}

const LONGEST_QUERY = 80;
const notAlone = new Set(data.notAlone);
const unnamed = new Set(data.unnamed.map(normaliseName));

function entryOf({ keys, ...insurer }: (typeof data.insurers)[number]): Entry {
  const english = [insurer.nameEn, insurer.nameEn.replace(/\s*\(.*\)/, '')];
  const names = new Set([insurer.shortNameZh, ...english, ...keys].map(normaliseName));
  const cores = new Set([...names].map(coreOfName).filter((core) => core.length > 1 && !notAlone.has(core)));
  const pinyin = [...names, ...cores].map(pinyinOf).filter((reading) => reading !== null);
  return {
    insurer,
    names,
    cores,
    spellings: new Set(pinyin.map(({ full }) => full)),
    initials: new Set(pinyin.map(({ initials }) => initials)),
  };
}

const entries = data.insurers.map(entryOf);
const byId = new Map(entries.map(({ insurer }) => [insurer.id, insurer]));

/** Spellings of a query to try, from the strictest to the loosest. */
function spellingsOf(query: string) {
  const name = normaliseName(query.slice(0, LONGEST_QUERY));
  const core = coreOfName(name);
  return { name, core, withoutChina: core.replace(/^中国/, '') };
}

/** The entries of the first step, from exact name to initials, at which anything fits. */
function bestMatches(query: string): Entry[] {
  const { name, core, withoutChina } = spellingsOf(query);
  const steps: ((entry: Entry) => boolean)[] = [
    ({ names }) => names.has(name),
    ({ cores }) => cores.has(core),
    ({ cores }) => cores.has(withoutChina),
    ({ spellings }) => spellings.has(name) || spellings.has(core),
    ({ initials }) => name.length > 1 && initials.has(name),
  ];
  for (const fits of steps) {
    const found = entries.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** One company per line of succession: the only one found, or today's company if several of the line were found. */
function onePerLine(found: readonly FoundInsurer[]): FoundInsurer[] {
  const lines = new Map<string, FoundInsurer>();
  for (const insurer of found) {
    const { currentId } = insurer;
    lines.set(currentId, lines.has(currentId) ? (byId.get(currentId) ?? insurer) : insurer);
  }
  return [...lines.values()];
}

/**
 * The company a person means by an id, a name, a former name or pinyin. «Several» if unrelated companies share it.
 * A name that only a former company bears finds that company; `currentId` then tells its successor.
 * 人寿 alone finds none: it names a life insurer (`suggestInsurers` still offers 国寿财险).
 */
export function findInsurer(query: string): InsurerSearch {
  const exact = byId.get(query.trim().toLowerCase());
  if (exact) return { kind: 'one', insurer: exact };
  // Nobody types a NUL: what is left of a damaged name is not what somebody said.
  if (query.includes('\0') || isUnnamed(query)) return { kind: 'none' };
  const [first, ...others] = onePerLine(bestMatches(query).map(({ insurer }) => insurer));
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', insurer: first } : { kind: 'several', insurers: [first, ...others] };
}

/** Whether the text says that the caller named no company (没说, 车管所, 保险公司, unknown …). */
export const isUnnamed = (text: string): boolean => unnamed.has(normaliseName(text.slice(0, LONGEST_QUERY)));

/** Up to `limit` companies for text still being typed, the likeliest first, one per line of succession. */
export function suggestInsurers(query: string, limit: number): FoundInsurer[] {
  const { name, core } = spellingsOf(query);
  if (core === '' || isUnnamed(query)) return [];
  const some = (texts: ReadonlySet<string>, test: (text: string) => boolean) => [...texts].some(test);
  const begins = (text: string) => text.startsWith(name) || text.startsWith(core);
  const looser: ((entry: Entry) => boolean)[] = [
    ({ names }) => some(names, begins),
    ({ spellings, initials }) => some(spellings, begins) || some(initials, begins),
    ({ names }) => some(names, (text) => text.includes(name) || text.includes(core)),
    ({ cores }) => some(cores, (text) => name.includes(text)),
  ];
  const tiers = [bestMatches(query), ...looser.map((fits) => entries.filter(fits))];
  const shown = new Map<string, FoundInsurer>();
  for (const insurer of tiers.flatMap((tier) => onePerLine(tier.map((entry) => entry.insurer)))) {
    if (!shown.has(insurer.currentId)) shown.set(insurer.currentId, insurer);
  }
  return [...shown.values()].slice(0, Math.max(0, limit));
}
