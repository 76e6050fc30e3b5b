import { bundleVerifier } from '@/lib/commands/release/bundle-verifier.server';
import { publishRelease } from '@/lib/dataset/release/publish-release.server';
import { createPool } from '@/lib/platform/database.server';

/** For a test that kills it: builds the release of a month into a folder and says when it begins and when it is out. */
const [, , url = '', root = '', month = '', now = ''] = process.argv;
const verifier = await bundleVerifier(process.cwd());
process.stdout.write('building\n');
const released = await publishRelease(createPool(url, 2), month, {
  ...{ root, origin: 'https://example.org', synthetic: true, signers: [] },
  ...{ verifier: async () => verifier, now: () => new Date(now) },
});
process.stdout.write(released.ok ? `${released.value.folder}\n` : `${released.error}\n`);
process.exit(0);
