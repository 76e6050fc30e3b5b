import { createPool } from '@/lib/platform/database.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';

/** For a test that kills it: folds again and again, and says so each time. */
const pool = createPool(process.argv[2] ?? '', 2);
for (;;) {
  process.stdout.write('folding\n');
  await foldReports(pool);
}
