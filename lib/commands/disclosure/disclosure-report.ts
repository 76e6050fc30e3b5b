import type { Attacked } from './attack-all.server';
import type { AttackedSites } from './attack-sites';

type Population = Attacked & { readonly reports: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The text of docs/disclosure.md, and whether no attack succeeded. */
export function disclosureReport(
  populations: readonly Population[],
  sites: readonly AttackedSites[],
): { text: string; sound: boolean } {
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
      batches: quarters.map(({ batches }) => batches),
      untrue: [...months, ...quarters].flatMap((one) => one.untrue),
    };
  });
  const sound =
    found.every(
      ({ fewest, disclosed, named, untrue }) => fewest >= 5 && disclosed.length + named.length + untrue.length === 0,
    ) && sites.every(({ fewestBehindMove, disclosed }) => fewestBehindMove >= 5 && disclosed === 0);
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
      line('8 cells of the maps of closed quarters', (one) =>
        sum(one.batches.map(({ shown }) => shown)).toLocaleString('en'),
      ),
      line('8 cells where a hidden batch is proved', (one) => sum(one.batches.map(({ proved }) => proved))),
      line('8 of these, hiding one to four people (not closed, see below)', (one) =>
        sum(one.batches.map(({ few }) => few)),
      ),
      line('**4 shown cells or totals that are not true**', (one) => one.untrue.length),
      '',
      ...siteLines(sites),
      '',
      sound
        ? 'No attack succeeded but the eighth, which is not closed.'
        : `**Attacks succeeded:** ${failures.slice(0, 50).join('; ')}`,
      '',
      ...LIMITS,
    ].join('\n')}\n`,
  };
}

/** What was got out of the live ranking through time. */
function siteLines(sites: readonly AttackedSites[]): string[] {
  const line = (name: string, of: (one: AttackedSites) => number) =>
    row([name, ...sites.map((one) => of(one).toLocaleString('en'))]);
  return [
    row(['', ...sites.map(({ drivers, sites: n }) => `${n} sites of ${drivers.toLocaleString('en')} drivers`)]),
    row(['---', ...sites.map(() => '---:')]),
    line('rounds', (one) => one.rounds),
    line('6 fewest drivers in a round', (one) => one.fewestInRound),
    line('6 rows that moved, shown or not', (one) => one.moves),
    line('**6 fewest people behind a move** (least allowed: 5)', (one) => one.fewestBehindMove),
    line('7 slices with people enough, at the end', (one) => one.slices),
    line('7 of these, withheld', (one) => one.withheld),
    line('7 differences of a total and its slices that prove a rest', (one) => one.proved),
    line('**7 of these, of one to four people**', (one) => one.disclosed),
  ];
}

const INTRODUCTION = [
  '# What an attacker gets out of everything that is public',
  '',
  'Made by `npm run disclosure`; the counts below are of synthetic populations (`npm run demo`), where the truth is known. The same attacks run as tests.',
  '',
  '1. **Linking.** Someone knows any set of the seven columns of a person’s call, at any level of detail, and looks for the records that fit. Tried: each of the 127 sets of columns, in every release.',
  '2. **Subtraction.** Someone takes the best bound for the sum of a line (all reports, those naming a company, of a province, naming a company in a province, …) from every table, from the records, from the sums of what lies within it, for a quarter from the tables and records of its months too, and from the rankings of the period in every view and the heatmaps of its quarter, and subtracts what another table shows of the line. Lines are all that a table falls into by any of its columns, as far as a report stands in one of them alone; the three months of a quarter together are subtracted from what is told of the quarter; complaints, weeks, answers and quotes are set against their own kind. A disclosure is a remainder that is proved and is of fewer than five people.',
  '3. **Records against tables.** Someone looks in the records for a cell that a table hides, be it small or hidden to protect another.',
  '4. **Overlap.** Every shown cell lies within rounding of the truth and rests on five people; every total is the sum of the shown cells; so no two tables can be set against each other.',
  '5. **Differencing between releases.** A release holds the reports received in one month, a report is in one release alone, and a published release never changes: the test that builds them again finds the same bytes.',
  '6. **The live ranking through time.** Someone keeps every answer of every view, and looks who is behind each row that moves and each moment at which rows move. Tried on made-up sites with unequal companies, provinces, callers and relations, loud drivers and some who come again, round after round as the site publishes.',
  '7. **Totals and slices.** After each round he subtracts the slices of a company (provinces, callers, relations) from its total, whichever of them moved last, and counts the people of whom the difference is.',
  '8. **Batches of the maps against tables.** The maps of each closed quarter are published once more day by day; then he subtracts what their batches have shown of a province, a city, or a company in a province from what the tables of the three months show. What is left came in batches in which the cell was hidden.',
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
  '- A round has five drivers, as every row has. Of a row that moves somebody in the round has reported in it: one of five, of whom an attacker may know some, or be some. Whoever files four reports of his own under four devices and waits learns whether the next driver moved a row; the same holds of the five behind a row. Limits on networks and devices make that dear, nothing makes it impossible.',
  '- A company that changes its row only with every fifth driver tells that at least one of the five came since the last round.',
  '- A batch of a heatmap hides cells that the tables of the month or quarter count. Set against those, a cell whose batches hide one to four people can be proved to have had somebody in these days, though the release shows the cell with five people or more. Quarter by quarter the map is kept from telling what a month hides (attack 2); what the tables tell of the batches is not kept back: how often that happens stands in line 8. It tells that one to four people reported a company in a province, or from a city, between two closings of a batch (days to weeks), not who.',
  '- The profiles of companies and the bands of numbers move with the rounds and by five people; small codes below that are counted as they come, because the protection of the line needs them: a code may vanish from a profile in a round in which one driver reported another code of the company.',
  '- The index of a slice follows from rounded counts. That of all reports follows from exact sums: with the published vehicles it gives the calls of a company back to about a hundredth. All lines under these totals are protected against somebody who knows them exactly. The interval and the rank range add nothing to that: their seed is fixed or made from what is shown.',
  '- Shares within a slice (a company in a province after a refusal) stand in no table; each has five people and eight calls on both sides and moves by five on both. They were not subtracted from each other.',
  '- Linear programs were asked of heatmaps alone (`lib/heatmaps/publish/attack.test.ts`), not of heatmaps, tables and rankings as one system.',
];
