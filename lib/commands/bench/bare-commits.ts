import pg from 'pg';
import { timingsOf } from './timings';

/**
 * The limit of the machine: single-row commits of a bare client, each of its connections one insert after the other. A program of its own, so
 * that it costs the database what the web server costs it. Arguments: database URL, connections, seconds. Prints Timings as JSON.
 */
const [url = '', connections = '64', seconds = '6'] = process.argv.slice(2);

// About what a report weighs on its way into the database.
const PAYLOAD = JSON.stringify({ payload: 'x'.repeat(700) });

async function commits(client: pg.Client, until: number, durations: number[]): Promise<void> {
  while (performance.now() < until) {
    const began = performance.now();
    await client.query({ name: 'bare', text: 'INSERT INTO bare_commit (payload) VALUES ($1)', values: [PAYLOAD] });
    durations.push(performance.now() - began);
  }
}

const clients = Array.from({ length: Number(connections) }, () => new pg.Client({ connectionString: url }));
await Promise.all(clients.map((client) => client.connect()));
await clients[0]?.query('CREATE TABLE IF NOT EXISTS bare_commit (id bigserial PRIMARY KEY, payload jsonb NOT NULL)');
const durations: number[] = [];
const until = performance.now() + Number(seconds) * 1000;
await Promise.all(clients.map((client) => commits(client, until, durations)));
await clients[0]?.query('DROP TABLE bare_commit');
await Promise.all(clients.map((client) => client.end()));
console.log(JSON.stringify(timingsOf(durations, Number(seconds))));
