import type { Attacked } from './attack-all.server';

type Population = Attacked & { readonly reports: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The text of docs/disclosure.md, and whether no attack succeeded. */
export function disclosureReport(populations: readonly Population[]): { text: string; sound: boolean } {
  const found = populations.map(({ reports, months, quarters }) => {
    const subtracted = [
      ...months.map((one) => one.subtracted),
      ...quarters.flatMap((one) => [one.subtracted, one.joined]),
    ];
    return {
      ...{ reports, releases: months.length, records: sum(months.map((month) => month.records)) },
      combinations: sum(months.map((month) => month.combinations)),
      subsets: sum(months.map(({ linked }) => linked.subsets)),
      classes: sum(months.map(({ linked }) => linked.classes)),
      fewest: Math.min(...months.map(({ linked }) => linked.fewest)),
      lines: sum(subtracted.map((one) => one.lines)),
      proved: sum(subtracted.map((one) => one.provedHidden)),
      disclosed: subtracted.flatMap((one) => one.disclosed),
      named: months.flatMap((month) => month.named),
      untrue: [...months, ...quarters].flatMap((one) => one.untrue),
    };
  });
  const sound = found.every(
    ({ fewest, disclosed, named, untrue }) => fewest >= 5 && disclosed.length + named.length + untrue.length === 0,
  );
  const heads = populations.map(({ reports }) => `${reports.toLocaleString('en')} reports`);
  const line = (name: string, of: (one: (typeof found)[number]) => string | number) => row([name, ...found.map(of)]);
  const failures = found.flatMap(({ disclosed, named, untrue }) => [...disclosed, ...named, ...untrue]);
  return {
    sound,
    text: `${[
      ...INTRODUCTION,
      row(['', ...heads]),
      row(['---', ...heads.map(() => '---:')]),
      line('releases attacked', (one) => one.releases),
      line('records in them', (one) => one.records.toLocaleString('en')),
      line('combinations of codes', (one) => one.combinations.toLocaleString('en')),
      line('1 sets of columns tried', (one) => one.subsets.toLocaleString('en')),
      line('1 classes of records met', (one) => one.classes.toLocaleString('en')),
      line('**1 fewest people in a class** (least allowed: 5)', (one) => one.fewest),
      line('2 lines subtracted', (one) => one.lines.toLocaleString('en')),
      line('2 lines where something hidden is proved', (one) => one.proved),
      line('**2 of these, hiding one to four people**', (one) => one.disclosed.length),
      line('**3 hidden cells that a record names**', (one) => one.named.length),
      line('**4 shown cells or totals that are not true**', (one) => one.untrue.length),
      '',
      sound ? 'No attack succeeded.' : `**Attacks succeeded:** ${failures.slice(0, 50).join('; ')}`,
      '',
      ...LIMITS,
    ].join('\n')}\n`,
  };
}

const INTRODUCTION = [
  '# What an attacker gets out of the releases',
  '',
  'Made by `npm run disclosure`; the counts below are of synthetic populations (`npm run demo`), where the truth is known. The same attacks run as tests.',
  '',
  '1. **Linking.** Someone knows any set of the seven columns of a person’s call, at any level of detail, and looks for the records that fit. Tried: each of the 127 sets of columns, in every release.',
  '2. **Subtraction.** Someone takes the best bound for the sum of a line (all reports, those naming a company, of a province, naming a company in a province, …) from every table, from the records, from the sums of what lies within it, and for a quarter from the tables and records of its months too, and subtracts what another table shows of the line. Lines are all that a table falls into by any of its columns, as far as a report stands in one of them alone; complaints, weeks, answers and quotes are set against their own kind. A disclosure is a remainder that is proved and is of fewer than five people.',
  '3. **Records against tables.** Someone looks in the records for a cell that a table hides, be it small or hidden to protect another.',
  '4. **Overlap.** Every shown cell lies within rounding of the truth and rests on five people; every total is the sum of the shown cells; so no two tables can be set against each other.',
  '5. **Differencing between releases.** A release holds the reports received in one month, a report is in one release alone, and a published release never changes: the test that builds them again finds the same bytes.',
  '',
  'Attacked is every table of a release: those that count reports and complaints, and those of what drivers say later (weeks without calls, what came after a complaint, what became of a quote).',
  '',
];

const LIMITS = [
  '## What remains',
  '',
  '- A release that is issued again with a reason differs from the one before by the reports that were taken out. Whoever kept the first copy can see which combination of codes lost a row. Hence a release is issued again only for a reason that is stated, never as a matter of routine.',
  '- All columns of the records are treated as known to the attacker, so nothing in them is secret beyond the codes themselves. If everyone in a class shares a code, knowing that a person is in the class tells that code.',
  '- Someone who knows the algorithm learns of a coarser record that it was not in a larger exact class of the same kind, unless it is one of the few that were taken from there to fill it up.',
  '- Records are not generalised from month to quarter: a later release would then have to repeat or change an earlier one.',
  '- Reporters are told apart by device or account. One person with several devices counts as several people.',
  '- Published elsewhere and in no release: heatmaps, the live ranking and the figures of companies over the last weeks, bands of single numbers, counts of the public log. They move from day to day, a release is of a closed month; they have attacks of their own (decisions 4, 31 and 46; the tests in `lib/heatmaps/publish`, `lib/numbers` and `lib/privacy`), and were not attacked together with the releases.',
  '- The ranking shows kept calls by company through the same gate as the tables. The interval and the rank range are drawn from exact counts, published to .01 from 30 reporters up; they were not attacked.',
];
