import { useLocale, useTranslations } from 'next-intl';
import { Chip } from '@/components/forms/fields/chip';
import { ChipGroup, ChipRow } from '@/components/forms/fields/chip-group';
import { insurerName } from '@/lib/insurers/insurer-name';
import { INSURERS, type Insurer, insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { OPEN_CLAIMS } from '@/lib/reports/report-input';
import { allValues, type FormValues } from './form-values';
import { InsurerText } from './insurer-text';

type InsurerFieldInput = { mostNamed: readonly Insurer[]; values: FormValues; ambiguous: boolean };

const LIST = 'insurer-names';

/** Which company the caller named: one of the most named, none, several, or a name that is typed. */
export function InsurerField({ mostNamed, values, ambiguous }: InsurerFieldInput) {
  const t = useTranslations('report.insurer');
  const locale = useLocale() as Locale;
  const given = allValues(values, 'insurer');
  const chosen = given.map(insurerById).filter((insurer) => insurer !== undefined);
  const chips = [...new Set([...mostNamed, ...chosen])];
  const typed = given.find((text) => !insurerById(text) && !(OPEN_CLAIMS as readonly string[]).includes(text)) ?? '';
  return (
    <ChipGroup id="insurer" legend={t('legend')} hint={t('hint')} field="insurer" large>
      {ambiguous ? <p className="mt-1 text-sm text-muted">{t('typed', { typed })}</p> : null}
      <ChipRow>
        {chips.map((insurer) => (
          <Chip
            key={insurer.id}
            type="radio"
            name="insurer"
            value={insurer.id}
            label={insurerName(insurer, locale)}
            checked={chosen.includes(insurer)}
          />
        ))}
        {OPEN_CLAIMS.map((code) => (
          <Chip key={code} type="radio" name="insurer" value={code} label={t(code)} checked={given.includes(code)} />
        ))}
        <Chip type="radio" name="insurer" value="" id="insurer-written" label={t('written')} />
      </ChipRow>
      <label htmlFor="insurer" className="mt-4 mb-1 block text-sm text-muted">
        {t('text')}
      </label>
      <InsurerText locale={locale} typed={ambiguous ? '' : typed} list={LIST} suggestions={t('suggestions')} />
      <datalist id={LIST}>
        {INSURERS.map((insurer) => (
          <option key={insurer.id} value={insurerName(insurer, locale)} />
        ))}
      </datalist>
    </ChipGroup>
  );
}
