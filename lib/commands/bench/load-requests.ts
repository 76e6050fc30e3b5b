import { randomBytes } from 'node:crypto';

const CITIES = ['310100', '110100', '440100', '320500', '510100', '330100', '420100', '610100'];
const INSURERS = ['picc', 'pingan', 'cpic', 'sunshine', 'ccic', 'taiping', 'chinalife-pc', 'cic'];
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Drivers on the press's worst day had five to twenty calls; here every fourth report is a new driver's, who costs a reporter and a device as well. */
const REPORTS_PER_DRIVER = 4;

const below = (most: number): number => Math.floor(Math.random() * most);
const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

const body = (): string =>
  `{"number":"139${String(below(1e8)).padStart(8, '0')}","insurer":"${one(INSURERS)}","city":"${one(CITIES)}","role":"insurer_outsourced",` +
  `"relation":"never","refusal":"none","facts":["knew_plate","knew_expiry"],"lures":["gift"],"answer":"answered","daysToExpiry":${below(90)}}`;

/** Reports over HTTP, each another number's, as the drivers of a country send them: another network each time (the server trusts the header). */
export function reportRequests({ host, pathname }: URL): () => string {
  const run = randomBytes(12).toString('hex');
  let sent = 0;
  let device = '';
  return () => {
    if (sent % REPORTS_PER_DRIVER === 0) device = Array.from({ length: 32 }, () => LETTERS[below(32)]).join('');
    const said = body();
    return (
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${said.length}\r\n` +
      `Cookie: wurao_device=${device}\r\nIdempotency-Key: ${run}-${sent++}\r\n` +
      `X-Forwarded-For: ${1 + below(222)}.${below(256)}.${below(256)}.1\r\n\r\n${said}`
    );
  };
}

/** The same page again and again, as a browser asks for it. */
export function pageRequests({ host, pathname, search }: URL): () => string {
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br, gzip\r\n\r\n`;
  return () => request;
}
