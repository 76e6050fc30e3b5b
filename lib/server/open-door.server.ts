import 'server-only';
import { newChallenge } from '@/lib/reports/proof-of-work.server';
import { admitVisit } from './doors/admit-visit.server';
import { evidenceUpload } from './doors/evidence.server';
import { deskEvidenceFile, myEvidenceFile } from './doors/evidence-file.server';
import { health } from './doors/health.server';
import { importForm, sharedElsewhere } from './doors/import-form.server';
import {
  consistencyApi,
  ledgerFiles,
  listCheckpointsApi,
  listPublicationsApi,
  publicationApi,
} from './doors/ledger.server';
import { numberForm } from './doors/number-form.server';
import { numbersApi } from './doors/numbers-api.server';
import { ocrEngineFile } from './doors/ocr-engine.server';
import { packFontFile } from './doors/pack-font.server';
import { queryEngineFile } from './doors/query-engine.server';
import { releaseFeed, releaseFile } from './doors/release-file.server';
import { reportForm } from './doors/report-form.server';
import { serviceWorkerFile } from './doors/service-worker.server';
import { sendJson } from './problem';
import type { Visit } from './visit';

/** Answers, or says by `false` that it has nothing at this address. */
type Open = (visit: Visit, found: Readonly<Record<string, string>>) => unknown;

type Door = {
  readonly takes: 'reading' | 'POST';
  /** Held against the whole path; what it names is handed to the door. */
  readonly at: RegExp;
  /** Whether `at` is held against the path without its language. */
  readonly inEveryLanguage: boolean;
  readonly open: Open;
};

const file = (at: RegExp, open: Open): Door => ({ takes: 'reading', at, inEveryLanguage: false, open });
const page = (at: RegExp, open: Open): Door => ({ takes: 'reading', at, inEveryLanguage: true, open });
/** What is answered to one visitor alone counts as a page that is made for him. */
const counted =
  (open: Open): Open =>
  async (visit, found) => {
    if (await admitVisit(visit)) await open(visit, found);
  };
const form = (at: RegExp, open: Open): Door => ({ takes: 'POST', at, inEveryLanguage: true, open });

/** Where a file of evidence of a call is sent to. */
export const EVIDENCE = /^\/me\/calls\/(?<receipt>[0-9A-Z]{16})\/evidence$/;
const EVIDENCE_FILE = /^\/me\/calls\/(?<receipt>[0-9A-Z]{16})\/evidence\/(?<name>[0-9A-Z]{16})$/;

/** What the front answers itself. The first that fits is asked; the pages are what no door has. */
const DOORS: readonly Door[] = [
  file(/^\/service-worker\.js$/, ({ request, response }) => serviceWorkerFile(request, response)),
  file(/^\/api\/health$/, ({ response, front }) => health(response, front)),
  file(/^\/api\/v1\/challenge$/, async ({ response, front: { parts } }) =>
    sendJson(response, 200, await newChallenge(parts.keys, parts.clock())),
  ),
  file(/^\/api\/v1\/numbers\//, ({ request, response, url, front }) =>
    numbersApi(request, response, url.pathname, front),
  ),
  file(/^\/ledger\/(?<asked>.*)$/, ({ request, response }, { asked = '' }) => ledgerFiles(request, response, asked)),
  file(/^\/api\/v1\/ledger\/checkpoints$/, ({ response, url }) => listCheckpointsApi(response, url.searchParams)),
  file(/^\/api\/v1\/ledger\/publications$/, ({ response, url }) => listPublicationsApi(response, url.searchParams)),
  file(/^\/api\/v1\/ledger\/publications\/(?<index>.*)$/, ({ response }, { index = '' }) =>
    publicationApi(response, index),
  ),
  file(/^\/api\/v1\/ledger\/consistency$/, ({ response, url }) => consistencyApi(response, url.searchParams)),
  file(/^\/dataset\//, ({ request, response, url, front }) => releaseFile(request, response, url.pathname, front)),
  file(/^\/dataset\/query\//, ({ request, response, url }) => queryEngineFile(request, response, url.pathname)),
  file(/^\/pack\//, ({ request, response, url }) => packFontFile(request, response, url.pathname)),
  file(/^\/report\/import\//, ({ request, response, url }) => ocrEngineFile(request, response, url.pathname)),
  page(/^\/dataset\/feed\.atom$/, ({ response, locale, front }) => releaseFeed(response, locale, front)),
  form(/^\/report$/, ({ request, response, locale, front }) => reportForm(request, response, locale, front)),
  form(/^\/report\/import$/, ({ request, response, locale, front }) => importForm(request, response, locale, front)),
  form(/^\/report\/share$/, ({ request, response, locale }) => sharedElsewhere(request, response, locale)),
  form(/^\/numbers$/, ({ request, response, locale, front }) => numberForm(request, response, locale, front)),
  page(
    EVIDENCE_FILE,
    counted(({ request, response, locale, front }, { receipt = '', name = '' }) =>
      myEvidenceFile(request, response, { receipt, name, locale }, front),
    ),
  ),
  form(
    EVIDENCE,
    counted(({ request, response, locale, front }, { receipt = '' }) =>
      evidenceUpload(request, response, { receipt, locale }, front),
    ),
  ),
  page(
    /^\/desk\/evidence\/(?<name>[0-9A-Z]{16})$/,
    counted(({ request, response, locale, front }, { name = '' }) =>
      deskEvidenceFile(request, response, { name, locale }, front),
    ),
  ),
];

/** Takes a request to the door that answers it. @returns whether there was one */
export async function openDoor(visit: Visit): Promise<boolean> {
  const { request, url, path, reads } = visit;
  for (const { takes, at, inEveryLanguage, open } of DOORS) {
    if (takes === 'reading' ? !reads : request.method !== 'POST') continue;
    const found = at.exec(inEveryLanguage ? path : url.pathname);
    if (found && (await open(visit, found.groups ?? {})) !== false) return true;
  }
  return false;
}
