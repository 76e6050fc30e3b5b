import { getTranslations } from 'next-intl/server';
import { inLanguage } from '@/components/rights/in-language';
import { CASE_OUTCOMES } from '@/lib/cases/case-outcome';
import { CHANNEL_TERMS } from '@/lib/cases/channel-terms';
import { insurerName } from '@/lib/insurers/insurer-name';
import { INSURERS, insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { channelById } from '@/lib/rights/complaint-channels';
import type { CaseField } from './case-form';
import type { Choice } from './case-form-state';

/** A call that a case may be about. */
type Call = {
  readonly receipt: string;
  readonly calledAt: Date;
  readonly calledPrecision: string;
  readonly claim: string;
  readonly insurerId: string | null;
};

/** Fields of the form that notes a new case. */
export async function newCaseFields(locale: Locale, today: string, calls: readonly Call[]): Promise<CaseField[]> {
  const t = await getTranslations('cases.new');
  const channels = CHANNEL_TERMS.map(({ channel }) => ({
    value: channel,
    label: inLanguage(channelById(channel).name, locale),
  }));
  const insurers = INSURERS.filter(({ id, currentId }) => id === currentId)
    .map((insurer) => ({ value: insurer.id, label: insurerName(insurer, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return [
    { kind: 'list', name: 'channel', label: t('channel'), choices: channels },
    {
      ...{ kind: 'list', name: 'insurer', label: t('insurer'), hint: t('insurerHint') },
      choices: [{ value: '', label: t('noInsurer') }, ...insurers],
    },
    { kind: 'day', name: 'filedOn', label: t('filedOn'), max: today },
    await dueField(),
    await callsField(locale, calls),
  ];
}

/** Fields of the form that changes a case. */
export async function caseChangeFields(locale: Locale, today: string, calls: readonly Call[]): Promise<CaseField[]> {
  const t = await getTranslations('cases');
  return [
    {
      ...{ kind: 'list', name: 'outcome', label: t('case.outcome') },
      choices: CASE_OUTCOMES.map((code) => ({ value: code, label: t(`outcomes.${code}`) })),
    },
    { kind: 'day', name: 'outcomeOn', label: t('case.outcomeOn'), hint: t('case.outcomeOnHint'), max: today },
    await dueField(),
    await callsField(locale, calls),
  ];
}

async function dueField(): Promise<CaseField> {
  const t = await getTranslations('cases.new');
  return { kind: 'day', name: 'toldDueOn', label: t('toldDueOn'), hint: t('toldDueOnHint') };
}

async function callsField(locale: Locale, calls: readonly Call[]): Promise<CaseField> {
  const t = await getTranslations('cases.new');
  const choices = await Promise.all(calls.map((call) => choiceOf(call, locale)));
  return { kind: 'ticks', name: 'receipts', label: t('calls'), hint: t('callsHint'), empty: t('noCalls'), choices };
}

async function choiceOf(
  { receipt, calledAt, calledPrecision, claim, insurerId }: Call,
  locale: Locale,
): Promise<Choice> {
  const t = await getTranslations('accounts.me');
  const at = new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'Asia/Shanghai' },
    ...(calledPrecision === 'minute' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  }).format(calledAt);
  const insurer = insurerId ? insurerById(insurerId) : undefined;
  const said = insurer
    ? t(claim === 'impersonation' ? 'impersonation' : 'naming', { insurer: insurerName(insurer, locale) })
    : t(`claims.${claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'}`);
  return { value: receipt, label: `${at} · ${said}` };
}
