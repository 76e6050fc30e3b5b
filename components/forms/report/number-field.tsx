import { useTranslations } from 'next-intl';
import { Chip } from '@/components/forms/fields/chip';
import { ChipGroup, ChipRow } from '@/components/forms/fields/chip-group';
import { TextField } from '@/components/forms/fields/text-field';
import { type FormValues, firstValue } from './form-values';

const STATES = ['shown', 'hidden', 'unsure'] as const;

/** The number that called, or why it is not known. */
export function NumberField({ values }: { values: FormValues }) {
  const t = useTranslations('report.number');
  const state = firstValue(values, 'numberState') || 'shown';
  return (
    <div>
      <TextField
        name="number"
        type="tel"
        inputMode="tel"
        maxLength={40}
        defaultValue={firstValue(values, 'number')}
        label={t('label')}
        help={t('hint')}
        large
      />
      <div className="mt-3">
        <ChipGroup id="numberState" legend={t('state')} field="numberState" quiet>
          <ChipRow>
            {STATES.map((code) => (
              <Chip key={code} type="radio" name="numberState" value={code} label={t(code)} checked={state === code} />
            ))}
          </ChipRow>
        </ChipGroup>
      </div>
    </div>
  );
}
