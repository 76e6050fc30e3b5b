import type { PackCall, PackFacts } from './pack-call';

/** One call of a fixture; what is not told is as a bare report has it. */
export const packedCall = (told: Partial<PackCall> = {}): PackCall => ({
  receipt: '7KQ2M9XT4B8ZC3WN',
  receivedAt: '2026-11-20T06:06:00.000Z',
  calledAt: '2026-11-20T06:05:00.000Z',
  calledPrecision: 'minute',
  numberKind: 'mobile',
  numberPrefix: '138',
  enterpriseNumber: null,
  claim: 'named',
  insurerId: 'picc',
  cityAdcode: '440100',
  role: 'insurer_outsourced',
  relation: 'never',
  refusal: 'none',
  refusedDaysAgo: null,
  answer: 'answered',
  sameDayCalls: null,
  saidName: 'unknown',
  saidCompany: 'unknown',
  saidCertificate: 'unknown',
  facts: [],
  lures: [],
  did: [],
  wants: [],
  outcome: null,
  daysToExpiry: null,
  expiryBucket: null,
  removed: false,
  proof: null,
  files: [],
  ...told,
});

const CYCLE = ['picc', 'pingan', 'cpic', 'picc', 'picc'];
const FACTS = [
  ['knew_name', 'knew_plate'],
  ['repeat_same_day'],
  ['knew_expiry', 'no_identity'],
  [],
  ['multi_agents_same_co'],
];

/** A pack of `count` calls over two months, with refusals, early calls and proofs. */
export function packedFacts(count: number): PackFacts {
  const calls = Array.from({ length: count }, (_, i) =>
    packedCall({
      receipt: `R${String(i).padStart(15, '0')}`,
      calledAt: new Date(
        Date.UTC(2026, 9, 1, 1 + (i % 11), (i * 7) % 60) + Math.floor((i * 50) / count) * 86_400_000,
      ).toISOString(),
      insurerId: CYCLE[i % 5] ?? 'picc',
      ...(i % 7 === 6 ? { claim: 'unknown', insurerId: null } : {}),
      ...(i % 9 === 8 ? { numberKind: 'service95', numberPrefix: null, enterpriseNumber: '95518' } : {}),
      ...(i % 11 === 10 ? { calledPrecision: 'part' as const } : {}),
      facts: FACTS[i % 5] ?? [],
      lures: i % 4 === 0 ? ['lock_deal', 'gift'] : [],
      refusal: i === 2 ? 'this_call' : i > 4 && i % 3 === 0 ? 'before' : 'none',
      refusedDaysAgo: i > 4 && i % 3 === 0 ? 3 : null,
      daysToExpiry: 62 - Math.floor((i * 50) / count),
      saidName: i % 2 === 0 ? 'no' : 'yes',
      saidCertificate: i % 2 === 0 ? 'no' : 'unknown',
      saidCompany: i % 6 === 0 ? 'no' : 'yes',
      proof: { index: 1000 + i, entry: (i * 2654435761).toString(16).padStart(64, '0').slice(-64) },
    }),
  );
  return {
    calls,
    all: count,
    log: {
      note: 'wurao.example/log\n120345\nq1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1w=\n\n— wurao.example/log AbCdEf0123456789',
      origin: 'wurao.example/log',
      size: 120345,
    },
    complaints: [],
    site: 'https://wurao.example',
    madeAt: '2026-11-22T09:00:00.000Z',
  };
}
