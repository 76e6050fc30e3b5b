import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CodeBlock } from '@/components/dataset/code-block';
import { FactList } from '@/components/layout/fact-list';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { AddressList } from '@/components/ledger/address-list';
import { CheckpointList } from '@/components/ledger/checkpoint-list';
import { CountList } from '@/components/ledger/count-list';
import { PublicationList } from '@/components/ledger/publication-list';
import { Verifier } from '@/components/ledger/verifier';
import { PROBLEMS, type VerifierWords } from '@/components/ledger/verifier-words';
import { HowToReply } from '@/components/replies/how-to-reply';
import { NewestReplies, ReplyCounts } from '@/components/replies/reply-counts';
import { type LogState, readLogState } from '@/lib/ledger/log-state.server';
import { ROUNDING } from '@/lib/privacy/cell-rule';
import { readReplyState } from '@/lib/replies/public-replies.server';

const PROVES = ['yes', 'counted', 'truth', 'before', 'fork', 'ranking'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('transparency');
  return { title: t('title'), description: t('lead') };
}

export default async function Transparency() {
  const t = await getTranslations('transparency');
  const [state, replies] = await Promise.all([readLogState(), readReplyState()]);
  const paragraphs = (section: 'privacy') => [t(`${section}.p1`), t(`${section}.p2`), t(`${section}.p3`)];
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Section id="state" title={t('state.title')}>
        <State state={state} />
      </Section>
      <Section id="counts" title={t('counts.title')}>
        <Paragraphs texts={[t('counts.intro', { rounding: ROUNDING })]} />
        <div className="mt-6">
          <CountList counts={state.counts} />
        </div>
      </Section>
      {state.publications.length > 0 ? (
        <Section id="publications" title={t('publications.title')}>
          <Paragraphs texts={[t('publications.intro')]} />
          <div className="mt-6">
            <PublicationList publications={state.publications} />
          </div>
        </Section>
      ) : null}
      <Section id="replies" title={t('replies.title')}>
        <Paragraphs texts={[t('replies.intro')]} />
        <div className="my-6">
          <ReplyCounts counts={replies.counts} />
        </div>
        {replies.newest.length > 0 ? (
          <div className="mb-6">
            <NewestReplies replies={replies.newest} />
          </div>
        ) : null}
        <HowToReply />
      </Section>
      <Section id="verify" title={t('verify.title')}>
        <Paragraphs texts={[t('verify.p1')]} />
        <p className="without-script mt-5 max-w-line border-l-4 border-ink pl-4">{t('verify.noScript')}</p>
        <div className="mt-6">
          <Verifier words={await verifierWords()} keys={state.keys.join('\n')} />
        </div>
        <p className="mt-10 max-w-line">{t('verify.command')}</p>
        <CodeBlock snippet={{ name: t('verify.commandName'), code: command(state.keys) }} />
      </Section>
      <Section id="proves" title={t('proves.title')}>
        <FactList facts={PROVES.map((key) => [t(`proves.${key}.head`), t(`proves.${key}.body`)])} />
      </Section>
      <Section id="privacy" title={t('privacy.title')}>
        <Paragraphs texts={paragraphs('privacy')} />
      </Section>
      <Section id="checkpoints" title={t('checkpoints.title')}>
        <Paragraphs texts={[t('checkpoints.intro')]} />
        {state.checkpoints.length > 0 ? (
          <div className="mt-6">
            <CheckpointList checkpoints={state.checkpoints} />
          </div>
        ) : null}
        <p className="mt-4 max-w-line text-sm text-muted">
          {t('checkpoints.all')} <code className="font-mono wrap-anywhere">/api/v1/ledger/checkpoints</code>
        </p>
      </Section>
      <Section id="keys" title={t('keys.title')}>
        <Paragraphs texts={[t('keys.p1'), ...(state.keys.length > 0 ? [t('keys.list')] : [])]} />
        <ul className="mt-3 max-w-line space-y-2 font-mono text-sm wrap-anywhere">
          {state.keys.map((key) => (
            <li key={key}>{key}</li>
          ))}
        </ul>
        <div className="mt-6">
          <AddressList signed={state.checkpoints.length > 0} />
        </div>
      </Section>
    </PageShell>
  );
}

async function State({ state: { checkpoints, origin } }: { state: LogState }) {
  const t = await getTranslations('transparency.state');
  const format = await getFormatter();
  const [newest] = checkpoints;
  if (!newest) return <Paragraphs texts={[t('none')]} />;
  const moment = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Shanghai' } as const;
  const rows = [
    ['size', t('sizeNote', { size: newest.size })],
    ['signed', format.dateTime(newest.signedAt, moment)],
    ['origin', origin],
    ['root', newest.root],
  ] as const;
  return (
    <dl className="max-w-line border-b border-rule">
      {rows.map(([name, value]) => (
        <div key={name} className="border-t border-rule py-3 sm:grid sm:grid-cols-[8rem_1fr] sm:gap-6">
          <dt className="font-semibold">{t(name)}</dt>
          <dd className={name === 'root' || name === 'origin' ? 'font-mono text-sm wrap-anywhere' : undefined}>
            {value}
          </dd>
        </div>
      ))}
      <div className="border-t border-rule">
        <dt className="sr-only">{t('note')}</dt>
        <dd>
          <a href="/ledger/checkpoint" className="inline-flex min-h-11 items-center">
            {t('note')}
          </a>
        </dd>
      </div>
    </dl>
  );
}

async function verifierWords(): Promise<VerifierWords> {
  const t = await getTranslations('transparency.verify');
  const plain = ['label', 'hint', 'files', 'keys', 'keysHint', 'button', 'working', 'clear'] as const;
  const titles = ['receiptTitle', 'consistencyTitle', 'failedTitle'] as const;
  // These are filled in by the browser, once it knows what to say.
  const late = {
    receipt: t('receipt', { index: '{index}', size: '{size}', origin: '{origin}' }),
    consistency: t('consistency', { from: '{from}', to: '{to}', origin: '{origin}' }),
  };
  const words = Object.fromEntries([...plain, ...titles].map((key) => [key, t(key)]));
  const problems = Object.fromEntries(PROBLEMS.map((key) => [key, t(`problems.${key}`)]));
  return { ...words, ...late, problems } as VerifierWords;
}

const command = ([key]: readonly string[]): string => {
  const known = key ? `--key '${key}' ` : '';
  return `npm run ledger -- verify ${known}wurao-proof.json\nnpm run ledger -- verify ${known}consistency.json`;
};
