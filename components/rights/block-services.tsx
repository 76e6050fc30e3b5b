import type { Locale } from '@/lib/platform/locale';
import { BLOCK_SERVICES, BLOCK_SERVICES_SOURCE } from '@/lib/rights/complaint-channels';
import { inLanguage } from './in-language';
import { SourceLine } from './source-line';

/** One row a carrier; a link opens the message or the call, nothing is sent by itself. */
export function BlockServices({ locale }: { locale: Locale }) {
  return (
    <>
      <dl className="max-w-line border-b border-rule">
        {BLOCK_SERVICES.map((carrier) => (
          <div key={carrier.id} className="grid grid-cols-[6rem_1fr] items-center gap-4 border-t border-rule py-2">
            <dt>{inLanguage(carrier.name, locale)}</dt>
            <dd className="flex flex-wrap gap-x-6">
              {carrier.ways.length > 1 ? <span className="w-full">{inLanguage(carrier.how, locale)}</span> : null}
              {carrier.ways.map((way) => (
                <a key={way.href} href={way.href} className="inline-flex min-h-11 items-center">
                  {carrier.ways.length > 1 ? way.to : inLanguage(carrier.how, locale)}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <SourceLine of={BLOCK_SERVICES_SOURCE} locale={locale} />
    </>
  );
}
