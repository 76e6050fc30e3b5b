import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { type InsurerProfile, PROFILE_PARTS, type ProfileLine, type ProfilePart } from '@/lib/ranking/profile';
import { definition, type ListName, label } from '@/lib/reports/taxonomy';

const LISTS: Record<ProfilePart, ListName> = { role: 'ROLES', lure: 'LURES', fact: 'FACTS' };
const SHOWN = 8;

/** What reports naming a company say of the calls: who, with which lure, what else. */
export function NamedFor({ profile }: { profile: InsurerProfile }) {
  const t = useTranslations('insurers.profile');
  const most = Math.max(1, ...PROFILE_PARTS.flatMap((part) => profile[part].map(({ reports }) => reports)));
  if (PROFILE_PARTS.every((part) => profile[part].length === 0)) return <p className="text-muted">{t('none')}</p>;
  return (
    <>
      <p className="mb-6 max-w-line text-sm text-muted">{t('lead', { weeks: RANKING_PARAMETERS.windowWeeks })}</p>
      <div className="grid gap-x-12 gap-y-10 md:grid-cols-2">
        {PROFILE_PARTS.map((part) => (
          <section key={part} aria-labelledby={`profile-${part}`} className={part === 'fact' ? 'md:col-span-2' : ''}>
            <h3 id={`profile-${part}`} className="border-b border-ink pb-1 text-lg">
              {t(part)}
            </h3>
            <Lines part={part} lines={profile[part]} most={most} />
            {part === 'role' || profile[part].length === 0 ? null : (
              <p className="mt-2 text-xs text-muted">{t('several')}</p>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

type LinesInput = { part: ProfilePart; lines: readonly ProfileLine[]; most: number };

function Lines({ part, lines, most }: LinesInput) {
  const t = useTranslations('insurers.profile');
  if (lines.length === 0) return <p className="pt-3 text-sm text-muted">{t('none')}</p>;
  const rest = lines.slice(SHOWN);
  return (
    <>
      <LineList part={part} lines={lines.slice(0, SHOWN)} most={most} />
      {rest.length === 0 ? null : (
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5 text-sm">{t('more', { count: rest.length })}</summary>
          <LineList part={part} lines={rest} most={most} />
        </details>
      )}
    </>
  );
}

function LineList({ part, lines, most }: LinesInput) {
  const t = useTranslations('insurers.profile');
  const locale = useLocale() as Locale;
  return (
    <ul className={part === 'fact' ? 'gap-x-12 md:columns-2' : ''}>
      {lines.map(({ code, reports, reporters }) => (
        <li key={code} className="break-inside-avoid border-b border-rule py-2">
          <p className="flex items-baseline justify-between gap-4">
            <span title={definition(LISTS[part], code, locale)}>{label(LISTS[part], code, locale)}</span>
            <span className="text-sm whitespace-nowrap text-muted">{t('count', { reports, reporters })}</span>
          </p>
          <svg aria-hidden="true" width="100%" height="4" className="mt-1 block">
            <rect width={`${(100 * reports) / most}%`} height="4" className="fill-muted" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
