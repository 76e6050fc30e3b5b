import { randomBytes, randomInt } from 'node:crypto';
import { base32crockford } from '@scure/base';
import autocannon from 'autocannon';
import type { Timings } from './timings';

/**
 * Load on an HTTP server from a process of its own. Arguments: `report` or `page`, URL, connections, seconds. Every fourth report is a new
 * driver's, who costs a reporter and a device as well; drivers on the press's worst day had five to twenty calls. Prints Timings as JSON.
 */
const [kind = 'page', url = '', connections = '64', seconds = '6'] = process.argv.slice(2);

const CITIES = ['310100', '110100', '440100', '320500', '510100', '330100', '420100', '610100'];
const INSURERS = ['picc', 'pingan', 'cpic', 'sunshine', 'ccic', 'taiping', 'chinalife-pc', 'cic'];
const one = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;

const reportBody = () =>
  JSON.stringify({
    number: `139${String(randomInt(1e8)).padStart(8, '0')}`,
    insurer: one(INSURERS),
    city: one(CITIES),
    role: 'insurer_outsourced',
    relation: 'never',
    refusal: 'none',
    facts: ['knew_plate', 'knew_expiry'],
    lures: ['gift'],
    answer: 'answered',
    daysToExpiry: randomInt(90),
  });

// Another network each time, as the drivers of a country have: the server is told to trust this header.
const someNetwork = () => `${randomInt(1, 223)}.${randomInt(256)}.${randomInt(256)}.1`;

const REPORTS_PER_DRIVER = 4;
let sent = 0;
let cookie = '';

/** The cookie of the driver whose turn it is. */
function driver(): string {
  if (sent++ % REPORTS_PER_DRIVER === 0) cookie = `wurao_device=${base32crockford.encode(randomBytes(20))}`;
  return cookie;
}

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  ...(kind === 'report'
    ? {
        requests: [
          {
            method: 'POST' as const,
            setupRequest: (request: autocannon.Request) => ({
              ...request,
              body: reportBody(),
              headers: {
                'content-type': 'application/json',
                cookie: driver(),
                'idempotency-key': randomBytes(12).toString('hex'),
                'x-forwarded-for': someNetwork(),
              },
            }),
          },
        ],
      }
    : { headers: { 'accept-encoding': 'br, gzip' } }),
});
const timings: Timings = {
  perSecond: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failed: result.non2xx + result.errors,
};
console.log(JSON.stringify(timings));
