import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { timingsOf } from './timings';

/**
 * The limit of the machine: single-row commits of a bare client, each of its connections one insert after the other. A program of its own, so
 * that it costs the database what the web server costs it. Arguments: `row` (a number and a text) or `report` (a row with the columns, checks and
 * indexes of table `report`: the least that a stored report costs any program), database URL, connections, seconds. Prints Timings as JSON.
 */
const [kind = 'row', url = '', connections = '64', seconds = '6'] = process.argv.slice(2);

// About what a report weighs on its way into the database.
const PAYLOAD = JSON.stringify({ payload: 'x'.repeat(700) });

const CONTENT: Record<string, unknown> = {
  received_at: new Date().toISOString(),
  called_at: new Date().toISOString(),
  called_precision: 'minute',
  number_kind: 'mobile',
  number_prefix: '139',
  claim: 'named',
  insurer_id: 'picc',
  city_adcode: '310100',
  province_adcode: '310000',
  role: 'insurer_outsourced',
  relation: 'never',
  refusal: 'none',
  answer: 'answered',
  said_name: 'unknown',
  said_company: 'unknown',
  said_certificate: 'unknown',
  facts: '{knew_expiry,knew_plate}',
  lures: '{gift}',
  days_to_expiry: 30,
  expiry_bucket: 'd30',
  did: '{}',
  wants: '{}',
  door: 'api',
  proof: 'none',
};
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const KINDS = {
  row: {
    table: 'bare_commit',
    create: 'CREATE TABLE IF NOT EXISTS bare_commit (id bigserial PRIMARY KEY, payload jsonb NOT NULL)',
    columns: ['payload'],
    values: () => [PAYLOAD],
  },
  report: {
    table: 'bare_report',
    create: `CREATE TABLE IF NOT EXISTS bare_report (LIKE report INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)`,
    columns: ['receipt', 'caller_key', 'reporter_id', ...Object.keys(CONTENT)],
    values: () => {
      const bytes = randomBytes(16);
      const receipt = Array.from(bytes, (byte) => LETTERS[byte % 32]).join('');
      return [receipt, bytes, bytes.readUInt16LE(0), ...Object.values(CONTENT)];
    },
  },
};
const { table, create, columns, values } = kind === 'report' ? KINDS.report : KINDS.row;
const places = columns.map((_, i) => `$${i + 1}`).join(', ');
const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`;

async function commits(client: pg.Client, until: number, durations: number[]): Promise<void> {
  while (performance.now() < until) {
    const began = performance.now();
    await client.query({ name: 'bare', text, values: values() });
    durations.push(performance.now() - began);
  }
}

const clients = Array.from({ length: Number(connections) }, () => new pg.Client({ connectionString: url }));
await Promise.all(clients.map((client) => client.connect()));
await clients[0]?.query(create);
const durations: number[] = [];
const until = performance.now() + Number(seconds) * 1000;
await Promise.all(clients.map((client) => commits(client, until, durations)));
await clients[0]?.query(`DROP TABLE ${table}`);
await Promise.all(clients.map((client) => client.end()));
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ ...timingsOf(durations, Number(seconds)), spent: user + system }));
