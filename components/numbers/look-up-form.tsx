import { useLocale, useTranslations } from 'next-intl';
import { Labelled } from '@/components/forms/fields/labelled';
import { type Locale, localePath } from '@/lib/platform/locale';

/** Asks for a number by POST, so that it stands in no address. `said` is the code of what was said of the last one. */
export function LookUpForm({ said }: { said: string | null }) {
  const t = useTranslations('numbers');
  const problem = useTranslations('number.problem');
  const locale = useLocale() as Locale;
  const answer = said === null ? null : isOurs(said) ? t(`said.${said}`) : problem(said as 'empty');
  return (
    <form method="post" action={localePath(locale, '/numbers')} className="mb-12 max-w-line">
      {answer ? (
        <p role="alert" className="mb-6 border-l-4 border-ink py-1 pl-4">
          {answer}
        </p>
      ) : null}
      <Labelled id="number" label={t('label')} hint={t('hint')}>
        <div className="mt-3 flex flex-wrap gap-3">
          <input
            id="number"
            name="number"
            type="text"
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            required
            aria-describedby="number-hint"
            className="box w-auto min-w-0 grow"
          />
          <button type="submit" className="button min-h-12 px-6">
            {t('button')}
          </button>
        </div>
      </Labelled>
    </form>
  );
}

const OURS = ['personal', 'hidden', 'limited'] as const;
const isOurs = (code: string): code is (typeof OURS)[number] => (OURS as readonly string[]).includes(code);
