import type { PublishedNumbers } from './publish-notices';
import { type ReporterBand, reporterBand } from './reporter-band';

/** What is published about one enterprise number; `claims` are whom its callers claimed to be, the most named first. */
export type NumberNotice = {
  readonly number: string;
  readonly reporters: ReporterBand;
  readonly claims: readonly { readonly claim: string; readonly reporters: ReporterBand }[];
};

/** All notices by number, the most named first. */
export class NumberBook {
  private readonly notices: ReadonlyMap<string, NumberNotice>;

  constructor({ numbers, claims }: PublishedNumbers) {
    const byNumber = new Map<string, { claim: string; count: number }[]>();
    for (const { key, reporters } of claims) {
      const [number = '', claim = ''] = key;
      byNumber.set(number, [...(byNumber.get(number) ?? []), { claim, count: reporters ?? 0 }]);
    }
    const ordered = [...numbers].sort((a, b) => (b.reporters ?? 0) - (a.reporters ?? 0) || byText(a.key[0], b.key[0]));
    this.notices = new Map(
      ordered.map(({ key: [number = ''], reporters }) => [
        number,
        { number, reporters: reporterBand(reporters ?? 0), claims: claimsOf(byNumber.get(number) ?? []) },
      ]),
    );
  }

  /** @param national digits as dialled inside China */
  find(national: string): NumberNotice | null {
    return this.notices.get(national) ?? null;
  }

  all(): readonly NumberNotice[] {
    return [...this.notices.values()];
  }
}

const byText = (a = '', b = ''): number => (a < b ? -1 : 1);

const claimsOf = (claims: readonly { claim: string; count: number }[]) =>
  [...claims]
    .sort((a, b) => b.count - a.count || byText(a.claim, b.claim))
    .map(({ claim, count }) => ({ claim, reporters: reporterBand(count) }));
