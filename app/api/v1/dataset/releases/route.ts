import { releasesAnswer } from '@/lib/api/answers/dataset-answers';
import { sendAnswer } from '@/lib/api/send-answer';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import { readReleases } from '@/lib/dataset/read-releases.server';

export const dynamic = 'force-dynamic';

/** `GET /api/v1/dataset/releases`: every release, the newest first, with rows, checksum and files of each table. */
export async function GET(): Promise<Response> {
  const releases = await readReleases();
  return sendAnswer(releasesAnswer, {
    licence: DATA_LICENCE,
    reference: { columns: '/dataset/columns.json', codes: { csv: '/dataset/codes.csv', json: '/dataset/codes.json' } },
    releases: releases.map(({ period, frozenAt, tables }) => ({
      period,
      frozenAt: frozenAt.toISOString(),
      tables: tables.map(({ name, rows, sha256 }) => ({
        name,
        rows,
        sha256,
        csv: `/dataset/${period}/${name}.csv`,
        json: `/dataset/${period}/${name}.json`,
      })),
    })),
  });
}
