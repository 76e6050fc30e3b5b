import { useLocale, useTranslations } from 'next-intl';
import { Chip } from '@/components/forms/fields/chip';
import { ChipGroup, ChipRow } from '@/components/forms/fields/chip-group';
import { TextField } from '@/components/forms/fields/text-field';
import type { Locale } from '@/lib/platform/locale';
import { DAY_PARTS, label } from '@/lib/reports/taxonomy';
import { type FormValues, firstValue } from './form-values';

const WHEN = ['now', 'today', 'yesterday', 'at'] as const;

/**
 * When the call came. The finer question shows with the choice it belongs to; a browser that cannot tell (`:has`) shows them all.
 * @param latest now in China, 'YYYY-MM-DDTHH:mm'
 */
export function WhenField({ values, latest }: { values: FormValues; latest: string }) {
  const t = useTranslations('report.when');
  const locale = useLocale() as Locale;
  const when = firstValue(values, 'when') || (firstValue(values, 'calledAt') ? 'at' : 'now');
  const part = firstValue(values, 'dayPart');
  return (
    <ChipGroup id="when" legend={t('legend')} hint={t('hint')} field="when" large>
      <div className="group/when">
        <ChipRow>
          {WHEN.map((code) => (
            <Chip key={code} type="radio" name="when" value={code} label={t(code)} checked={when === code} />
          ))}
        </ChipRow>
        <div className="mt-4 group-[:not(:has(#when-today:checked,#when-yesterday:checked))]/when:hidden">
          <ChipGroup id="dayPart" legend={t('dayPart')} field="dayPart">
            <ChipRow>
              {DAY_PARTS.map((code) => (
                <Chip
                  key={code}
                  type="radio"
                  name="dayPart"
                  value={code}
                  label={label('DAY_PARTS', code, locale)}
                  checked={part === code}
                />
              ))}
              <Chip type="radio" name="dayPart" value="" id="dayPart-none" label={t('noPart')} checked={part === ''} />
            </ChipRow>
          </ChipGroup>
        </div>
        <div className="mt-4 group-[:not(:has(#when-at:checked))]/when:hidden">
          <TextField
            name="calledAt"
            type="datetime-local"
            max={latest}
            defaultValue={firstValue(values, 'calledAt').slice(0, 16)}
            label={t('calledAt')}
            help={t('calledAtHint')}
            width="w-full sm:w-72"
          />
        </div>
      </div>
    </ChipGroup>
  );
}
