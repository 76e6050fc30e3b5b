import { getTranslations } from 'next-intl/server';
import { Labelled } from '@/components/forms/fields/labelled';
import { firstValue } from '@/components/forms/report/form-values';
import type { ImportDraft } from '@/lib/import/import-draft';
import type { InsurerChoice } from './insurer-choice';
import { InsurerOptions } from './insurer-options';
import { type RoleOption, RoleOptions } from './role-options';

type PlainAnswersInput = {
  values: ImportDraft['values'];
  insurers: Omit<InsurerChoice, 'nameOf'>;
  roles: readonly RoleOption[];
  cities: string;
};

const BOX = 'box mt-2 sm:w-80';

/** Company, city and role, said once for all ticked calls. */
export async function PlainAnswers({ values, insurers, roles, cities }: PlainAnswersInput) {
  const t = await getTranslations('import');
  return (
    <div className="mt-8 space-y-6">
      <h3 className="text-lg">{t('script.bar.once')}</h3>
      <Labelled id="insurer" label={t('script.bar.name')}>
        <select id="insurer" name="insurer" defaultValue={firstValue(values, 'insurer')} className={BOX}>
          <InsurerOptions
            insurers={insurers}
            words={{
              choose: t('script.bar.choose'),
              often: t('script.bar.often'),
              others: t('script.bar.others'),
            }}
          />
        </select>
      </Labelled>
      <Labelled id="city" label={t('script.bar.city')}>
        <input
          id="city"
          name="city"
          list={cities}
          maxLength={40}
          defaultValue={firstValue(values, 'city')}
          className={BOX}
        />
      </Labelled>
      <Labelled id="role" label={t('script.bar.role')}>
        <select id="role" name="role" defaultValue={firstValue(values, 'role')} className={BOX}>
          <RoleOptions roles={roles} />
        </select>
      </Labelled>
    </div>
  );
}
