import { readDemoArguments } from '@/lib/demo/demo-arguments';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { openDemoDatabase } from '@/lib/demo/open-demo-database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { launchSettings } from '@/lib/platform/settings.server';
import { launchSite } from './run/launch-site.server';

const read = readDemoArguments(process.argv.slice(2));
if (!read.ok) {
  for (const line of read.error.split('\n')) console.error(`wurao: ${line}`);
  process.exit(2);
}
const wanted = read.value;

await launchSite('production', {
  command: 'npm run demo',
  serve: wanted.serve,
  open: (given, say) => openDemoDatabase(given, wanted, say),
  async fill(url, say) {
    const { reports, seed, brigade } = wanted.population;
    const beside = brigade
      ? ` and a brigade of ${Math.round(reports * brigade.share)} against ${brigade.insurerId}`
      : '';
    const name = `${reports.toLocaleString('en')} reports${beside}, seed ${seed}`;
    const { WURAO_SECRET, WURAO_SECRET_PREVIOUS } = launchSettings();
    const keys = keyring(WURAO_SECRET, WURAO_SECRET_PREVIOUS);
    const context = { keys, now: new Date(), say: (line: string) => say(`demo: ${line}`) };
    const filled = await fillDemo(url, wanted.population, context);
    say(`demo: ${name}: ${filled ? 'filled' : 'there already'}`);
  },
});
