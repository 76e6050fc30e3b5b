import { croissant } from '@/lib/dataset/describe/croissant';
import { dataPackage } from '@/lib/dataset/describe/data-package';
import { dcatAp } from '@/lib/dataset/describe/dcat-ap';
import { changes, citationFile, dictionary, readMe } from '@/lib/dataset/describe/documents';
import { schemaOrgDataset } from '@/lib/dataset/describe/schema-org';
import { type Manifest, manifestText, type ReleaseFiles } from './manifest';

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Everything in a release that is made from its manifest, and the licence, the verifier and what is of the log as given. Text by name of the file. */
export const releaseDocuments = (
  manifest: Manifest,
  files: ReleaseFiles,
  given: { readonly licence: string; readonly verifier: string; readonly log: ReadonlyMap<string, string> },
): ReadonlyMap<string, string> =>
  new Map([
    ['release.json', manifestText(manifest)],
    ['datapackage.json', json(dataPackage(manifest))],
    ['dcat-ap.jsonld', json(dcatAp(manifest))],
    ['croissant.json', json(croissant(manifest))],
    ['schema-org.jsonld', json(schemaOrgDataset(manifest, 'en'))],
    ['dictionary.zh-CN.md', dictionary(manifest, 'zh-CN')],
    ['dictionary.en.md', dictionary(manifest, 'en')],
    ['README.md', readMe(manifest, files)],
    ['CHANGES.md', changes(manifest)],
    ['CITATION.cff', citationFile(manifest)],
    ['LICENSE.txt', given.licence],
    ['verify.mjs', given.verifier],
    ...given.log,
  ]);
