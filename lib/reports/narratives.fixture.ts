import type { ReportInput } from './report-input';

/** What drivers told the press, each as the reports that hold it. */
export type Narrative = {
  number: number;
  told: string;
  /** True when the story names no city; the form needs one, so any will do. */
  cityAssumed: boolean;
  reports: readonly Partial<ReportInput>[];
};

/**
 * Ten stories, in fields of the report. Days are relative so that they stay valid; months of expiry are told as days before expiry, for
 * the product keeps no expiry date. Numbers are of kinds no person can hold, or withheld.
 */
export const NARRATIVES: readonly Narrative[] = [
  {
    number: 1,
    told: 'Beijing; every year about two months before; several insurers, several salespeople of one insurer; asks how they got the data',
    cityAssumed: false,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'multi',
        when: 'yesterday',
        dayPart: 'work_am',
        city: '北京',
        campaignStart: 'd60',
        facts: ['every_year', 'multi_companies', 'multi_agents_same_co'],
        did: ['asked_source'],
        wants: ['know_source'],
      },
    ],
  },
  {
    number: 2,
    told: 'Hangzhou; stays with one insurer; every year other salespeople of it call before expiry; stops once renewed',
    cityAssumed: false,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'unknown',
        when: 'yesterday',
        city: '杭州',
        role: 'incumbent_branch',
        relation: 'current',
        facts: ['every_year', 'multi_agents_same_co'],
        outcome: 'stopped_after_renewal',
      },
    ],
  },
  {
    number: 3,
    told: 'Shanghai; from one month before; several insurers; each salesperson names another price and discount',
    cityAssumed: false,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'multi',
        when: 'yesterday',
        city: '上海',
        campaignStart: 'd30',
        facts: ['multi_companies', 'price_differs'],
      },
    ],
  },
  {
    number: 4,
    told: 'Online; one month to expiry; several insurers; another number every time; ten calls on the worst day',
    cityAssumed: true,
    reports: [
      {
        number: '95013 1234 5678',
        insurer: 'multi',
        when: 'yesterday',
        city: '成都',
        daysToExpiry: 30,
        sameDayCalls: 10,
        facts: ['multi_companies', 'rotating_numbers', 'repeat_same_day'],
      },
    ],
  },
  {
    number: 5,
    told: 'Online; electric car, policy from September, taken back by the dealer; calls since July although he says the car is gone',
    cityAssumed: true,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'unknown',
        when: 'yesterday',
        city: '武汉',
        expiryBucket: 'no_vehicle',
        campaignStart: 'd60',
        facts: ['car_sold', 'new_energy_car'],
        did: ['told_car_gone'],
        outcome: 'continued',
      },
    ],
  },
  {
    number: 6,
    told: 'Guangzhou; from two months before; five on the worst day, dozens in half a month; all say PICC, some direct, some outsourced',
    cityAssumed: false,
    reports: (['insurer_direct', 'insurer_outsourced'] as const).map((role, i) => ({
      number: ['400 123 4567', '020-95518'][i],
      insurer: 'picc',
      when: 'yesterday' as const,
      dayPart: (['work_am', 'work_pm'] as const)[i],
      city: '广州',
      role,
      campaignStart: 'd60' as const,
      campaignCalls: 'tens' as const,
      sameDayCalls: 5,
      daysToExpiry: 45,
      facts: ['multi_agents_same_co', 'repeat_same_day'] as const satisfies ReportInput['facts'],
    })),
  },
  {
    number: 7,
    told: 'Several insurers before expiry; «lock the discount now» and gifts; the hotline says an exact quote exists only within a month',
    cityAssumed: true,
    reports: [
      {
        numberState: 'hidden',
        insurer: 'multi',
        when: 'yesterday',
        city: '南京',
        campaignStart: 'd60',
        lures: ['lock_deal', 'gift', 'fake_quote'],
        facts: ['multi_companies', 'hotline_denied_quote'],
        did: ['called_insurer'],
      },
    ],
  },
  {
    number: 8,
    told: 'Policy ends late in July; early in June almost a week of calls, near twenty on a day, several insurers',
    cityAssumed: true,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'multi',
        when: 'yesterday',
        city: '西安',
        daysToExpiry: 52,
        sameDayCalls: 19,
        facts: ['multi_companies', 'repeat_same_day', 'days_running'],
      },
    ],
  },
  {
    number: 9,
    told: 'Beijing; two to three months before; every caller is «your dedicated agent»; at work, after work, on holidays, in the noon break',
    cityAssumed: false,
    reports: (
      [
        ['work_pm', []],
        ['evening', []],
        ['work_am', ['holiday_call']],
        ['noon', ['noon_night']],
      ] as const
    ).map(([dayPart, facts], i) => ({
      number: `1010888${i}`,
      insurer: 'unknown',
      when: 'yesterday' as const,
      dayPart,
      city: '北京',
      campaignStart: 'd61_90' as const,
      lures: ['exclusive_agent'] satisfies ReportInput['lures'],
      facts: [...facts],
    })),
  },
  {
    number: 10,
    told: 'Guangdong; every year from two months before; bought early to be left alone, still asked where and at what price',
    cityAssumed: true,
    reports: [
      {
        numberState: 'unsure',
        insurer: 'unknown',
        when: 'yesterday',
        city: '佛山',
        expiryBucket: 'already_renewed',
        campaignStart: 'd60',
        facts: ['every_year', 'renewed_still'],
        did: ['renewed_early'],
        outcome: 'continued',
      },
    ],
  },
];
