import { getLocale, getTranslations } from 'next-intl/server';
import { allValues } from '@/components/forms/report/form-values';
import { type ImportDraft, readDraftCall } from '@/lib/import/import-draft';
import { SET_ASIDE } from '@/lib/import/sift-calls';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { InsurerChoice } from './insurer-choice';
import { PlainAnswers } from './plain-answers';
import type { RoleOption } from './role-options';

type PlainListInput = {
  draft: ImportDraft;
  formToken: string;
  insurers: Omit<InsurerChoice, 'nameOf'>;
  roles: readonly RoleOption[];
  cities: string;
};

/** The calls of a pasted log, to tick and send without script. */
export async function PlainList({ draft, formToken, insurers, roles, cities }: PlainListInput) {
  const t = await getTranslations('import');
  const locale = (await getLocale()) as Locale;
  const { calls, values } = draft;
  const ticked = new Set(allValues(values, 'call'));
  const said = SET_ASIDE.filter((why) => (draft.aside[why] ?? 0) > 0).map((why) =>
    t(`aside.${why}`, { count: draft.aside[why] ?? 0 }),
  );
  return (
    <form method="post" action={localePath(locale, '/report/import')} acceptCharset="utf-8" autoComplete="off">
      <Problems codes={draft.problems} />
      {said.length > 0 ? <p className="mb-4 max-w-line text-sm text-muted">{said.join(t('aside.between'))}</p> : null}
      {calls.length > 0 ? (
        <>
          <input type="hidden" name="formToken" defaultValue={formToken} />
          <h2 className="text-xl">{t('plain.found', { count: calls.length })}</h2>
          <p className="mt-2 max-w-line">{t('script.preview.hint')}</p>
          {draft.more > 0 ? <p className="mt-2 max-w-line">{t('plain.more', { count: draft.more })}</p> : null}
          <ul className="mt-4 border-b border-rule">
            {calls.map(({ value, official, known }) => (
              <li key={value} className="border-t border-rule">
                <input type="hidden" name="row" defaultValue={value} />
                <label className="flex min-h-12 items-center gap-4 py-2">
                  <input
                    type="checkbox"
                    name="call"
                    value={value}
                    defaultChecked={ticked.has(value)}
                    className="size-6 shrink-0 accent-ink"
                  />
                  <Row
                    value={value}
                    note={known ? t('plain.known') : official.length > 0 ? t('plain.official') : null}
                  />
                </label>
              </li>
            ))}
          </ul>
          <PlainAnswers values={values} insurers={insurers} roles={roles} cities={cities} />
          <button
            type="submit"
            className="mt-8 inline-flex min-h-12 items-center bg-vermilion px-8 font-semibold text-paper"
          >
            {t('plain.send')}
          </button>
        </>
      ) : null}
      <p className="mt-6">
        <a href={localePath(locale, '/report/import')} className="inline-flex min-h-11 items-center">
          {t('script.preview.again')}
        </a>
      </p>
    </form>
  );
}

async function Problems({ codes }: { codes: readonly string[] }) {
  const t = await getTranslations('import.problem');
  if (codes.length === 0) return null;
  return (
    <div role="alert" className="mb-6 border-l-4 border-ink pl-4 font-semibold">
      {codes.map((code) => (
        <p key={code}>{t(t.has(code) ? code : 'not_taken')}</p>
      ))}
    </div>
  );
}

async function Row({ value, note }: { value: string; note: string | null }) {
  const t = await getTranslations('import.script.preview');
  const call = readDraftCall(value);
  if (!call) return null;
  return (
    <span className="min-w-0 grow">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">{call.shown || t('hidden')}</span>
        <span className="text-sm text-muted">{`${call.day} ${call.time ?? t('dayOnly')}`}</span>
      </span>
      {note ? <span className="block text-sm text-muted">{note}</span> : null}
    </span>
  );
}
