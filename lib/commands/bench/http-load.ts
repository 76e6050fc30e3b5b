import { type Answer, KeepAliveClient } from './keep-alive-client';
import { pageRequests, reportRequests } from './load-requests';
import { timingsOf } from './timings';

/**
 * Load on an HTTP server from a process of its own. Arguments: `report` or `page`, URL, connections, seconds. An answer counts when it is a 201
 * (report) or a 200 (page). Prints Timings as JSON.
 */
const [kind = 'page', url = '', connections = '64', seconds = '6'] = process.argv.slice(2);
const address = new URL(url);
const [wanted, requests] = kind === 'report' ? [201, reportRequests(address)] : [200, pageRequests(address)];
const until = performance.now() + Number(seconds) * 1000;

const durations: number[] = [];
let bytes = 0;
const failures = new Map<number, number>();
const next = () => (performance.now() < until ? requests() : null);
const count = (answer: Answer) => {
  if (answer.status !== wanted) return void failures.set(answer.status, (failures.get(answer.status) ?? 0) + 1);
  durations.push(answer.milliseconds);
  bytes += answer.bytes;
};
const { hostname: host, port } = address;
const clients = Array.from(
  { length: Number(connections) },
  () => new KeepAliveClient({ host, port: Number(port) }, next, count),
);
await Promise.all(clients.map((client) => client.run()));
const { user, system } = process.cpuUsage();
const failed = [...failures.values()].reduce((sum, times) => sum + times, 0);
const sum = timingsOf(durations, Number(seconds), failed);
const reasons = [...failures].map(([status, times]) => `${times} × ${status || 'broken connection'}`).join(', ');
console.log(JSON.stringify({ ...sum, bytes: bytes / durations.length, spent: user + system, reasons }));
