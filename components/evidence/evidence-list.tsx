import { getFormatter, getTranslations } from 'next-intl/server';
import type { MyAttachment } from '@/lib/evidence/attachment';
import { type Locale, localePath } from '@/lib/platform/locale';
import { EvidenceWatch } from './evidence-watch';

type Remove = (form: FormData) => Promise<void>;
type ListInput = { receipt: string; files: readonly MyAttachment[]; locale: Locale; remove: Remove };

/** The files that a driver gave for one call, with what has become of each. */
export async function EvidenceList({ receipt, files, locale, remove }: ListInput) {
  if (files.length === 0) return null;
  const t = await getTranslations('evidence');
  const page = localePath(locale, `/me/calls/${receipt}`);
  return (
    <>
      <ol className="mb-8 border-b border-rule">
        {files.map((file) => (
          <Line key={file.name} file={file} receipt={receipt} locale={locale} page={page} remove={remove} />
        ))}
      </ol>
      {files.some(({ underWay }) => underWay) ? (
        <EvidenceWatch
          url={`${page}/evidence`}
          known={files.map(({ name, state, underWay }) => `${name} ${state} ${underWay}`).join()}
          waiting={t('watching')}
        />
      ) : null}
    </>
  );
}

type LineInput = { file: MyAttachment; receipt: string; locale: Locale; page: string; remove: Remove };

async function Line({ file, receipt, locale, page, remove }: LineInput) {
  const t = await getTranslations('evidence');
  const format = await getFormatter();
  const added = format.dateTime(file.addedAt, {
    ...({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
    timeZone: 'Asia/Shanghai',
  });
  const size = format.number(Math.max(1, Math.round(file.bytes / 1024)));
  const link = 'inline-flex min-h-11 items-center';
  return (
    <li className="border-t border-rule py-4" id={file.name}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <strong>{t(`kinds.${file.kind}`)}</strong>
        <span className={file.state === 'checked' ? 'font-semibold' : 'text-muted'}>
          {t(`states.${stateOf(file)}`)}
        </span>
      </p>
      <p className="mt-1 max-w-line text-sm text-muted">
        {t(`becomes.${stateOf(file)}`, { reason: await reasonOf(file) })}
      </p>
      <p className="mt-1 text-sm text-muted tabular-nums">
        {t('facts', { added, size })}
        {file.stripped ? '' : ` · ${t('asItIs')}`}
      </p>
      <div className="mt-1 flex flex-wrap items-start gap-x-8 text-sm">
        {file.state === 'taken_down' ? null : (
          <a href={`${page}/evidence/${file.name}`} className={link}>
            {t('open')}
          </a>
        )}
        <a href={`${page}/evidence/${file.name}/proof`} className={link}>
          {t('proofOfFile')}
        </a>
        <details>
          <summary className={`${link} cursor-pointer underline decoration-1 underline-offset-4`}>
            {t('remove.ask')}
          </summary>
          <form action={remove} className="max-w-line pb-2">
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="receipt" value={receipt} />
            <input type="hidden" name="name" value={file.name} />
            <p className="mb-3 text-muted">{t(file.state === 'checked' ? 'remove.bodyChecked' : 'remove.body')}</p>
            <button type="submit" className="button-quiet">
              {t('remove.button')}
            </button>
          </form>
        </details>
      </div>
    </li>
  );
}

/** One word for what a file stands at, as its owner should hear it. */
function stateOf({ state, checkedBy, underWay }: MyAttachment) {
  if (state === 'waiting') return underWay ? 'looking' : 'waiting';
  return state === 'checked' && checkedBy === 'machine' ? 'checkedByMachine' : state;
}

async function reasonOf({ reason }: MyAttachment): Promise<string> {
  const t = await getTranslations('desk.reasons');
  return reason !== null && t.has(reason as 'no_call') ? t(reason as 'no_call') : '';
}
