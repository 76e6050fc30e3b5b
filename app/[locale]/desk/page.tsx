import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DeskForm } from '@/components/desk/desk-form';
import { PageState } from '@/components/empty/page-state';
import { FactList } from '@/components/layout/fact-list';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { DECISION_NAMES, type DeskItem, reasonsFor } from '@/lib/desk/desk-item';
import { readMyDesk } from '@/lib/desk/my-desk.server';
import { insurerName } from '@/lib/insurers/insurer-name';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readMyCompany } from '@/lib/replies/my-replies.server';
import { claimText, momentText, shownNumber } from '../me/calls/call-record';
import { decideAction } from './actions';
import { CompanyDesk } from './company-desk';

type PageInput = { searchParams: Promise<{ skip?: string; done?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const company = await readMyCompany();
  const locale = (await getLocale()) as Locale;
  const title = company
    ? (await getTranslations('replies.desk'))('title', { name: insurerName(company.insurer, locale) })
    : (await getTranslations('desk'))('title');
  return { title, robots: { index: false } };
}

export default async function DeskPage({ searchParams }: PageInput) {
  const { skip = '0', done } = await searchParams;
  const skipped = /^\d{1,4}$/.test(skip) ? Number(skip) : 0;
  const desk = await readMyDesk(skipped);
  const company = desk ? null : await readMyCompany();
  if (company) return <CompanyDesk company={company} done={done ?? ''} />;
  if (!desk) notFound();
  const t = await getTranslations('desk');
  const locale = (await getLocale()) as Locale;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <p role="status" className="mb-1">
        {done ? `${t('done')} ` : ''}
        {t('waiting', { count: desk.waiting })}
      </p>
      <p className="mb-8">
        <a href={localePath(locale, '/desk/replies')} className="inline-flex min-h-11 items-center">
          {t('replies', { count: desk.replies })}
        </a>
      </p>
      {desk.item ? (
        <Item item={desk.item} locale={locale} skipped={skipped} />
      ) : (
        <PageState title={t('emptyTitle')} body={t('emptyBody')} />
      )}
    </PageShell>
  );
}

async function Item({ item, locale, skipped }: { item: DeskItem; locale: Locale; skipped: number }) {
  const t = await getTranslations('desk');
  const kinds = await getTranslations('evidence.kinds');
  const withheld = await getTranslations('receipt.withheld');
  const facts = [
    [t('fields.calledAt'), await momentText(item.calledAt, item.calledPrecision)],
    [t('fields.number'), shownNumber(item) ?? withheld(item.numberKind === 'hidden' ? 'hidden' : 'unsure')],
    [t('fields.claimed'), await claimText(item, locale)],
    [t('fields.kind'), kinds(item.kind)],
    [t('fields.addedAt'), await momentText(item.addedAt, 'minute')],
    [t('fields.audit'), t(item.audit ? 'audit' : 'notFound')],
  ] as const;
  const choices = DECISION_NAMES.map((decision) => ({
    decision,
    label: t(`decisions.${decision}`),
    reasons: reasonsFor(decision, item.kind).map((reason) => ({
      value: `${decision}:${reason}`,
      label: t(`reasons.${reason}`),
    })),
  }));
  const problems = Object.fromEntries(
    (['gone', 'bad_decision', 'number_differs', 'not_a_number'] as const).map((code) => [code, t(`problems.${code}`)]),
  );
  return (
    <>
      <Section id="call" title={t('claimedCall')}>
        <FactList facts={facts} />
      </Section>
      <Section id="file" title={t('file')}>
        <File item={item} url={localePath(locale, `/desk/evidence/${item.name}`)} />
      </Section>
      <Section id="decide" title={t('decide')}>
        <DeskForm
          action={decideAction}
          choices={choices}
          problems={problems}
          hidden={{ locale, name: item.name }}
          words={{
            ...{ legend: t('reasonLabel'), number: t('numberLabel'), hint: t('numberHint') },
            ...{ button: t('button'), logged: t('logged') },
          }}
        />
        <p className="mt-4">
          <a href={localePath(locale, `/desk?skip=${skipped + 1}`)} className="inline-flex min-h-11 items-center">
            {t('skip')}
          </a>
        </p>
      </Section>
    </>
  );
}

async function File({ item: { kind, mediaType }, url }: { item: DeskItem; url: string }) {
  const t = await getTranslations('desk');
  const shown = mediaType.startsWith('image/') || mediaType.startsWith('audio/');
  return (
    <>
      {kind === 'picture' ? (
        <a href={url} target="_blank" rel="noreferrer" className="block">
          {/* biome-ignore lint/performance/noImgElement: decrypted for this one visitor, and kept by nobody */}
          <img src={url} alt={t('pictureAlt')} className="max-h-[80vh] max-w-full border border-rule" />
        </a>
      ) : null}
      {/* biome-ignore lint/a11y/useMediaCaption: what a caller said is not written down anywhere */}
      {kind === 'recording' ? <audio controls preload="none" src={url} className="w-full max-w-line" /> : null}
      <p className="mt-3">
        <a href={url} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
          {t(shown ? 'open' : 'save')}
        </a>
      </p>
    </>
  );
}
