import type { Locale } from '@/lib/platform/locale';
import { BLOCK_SERVICES } from '@/lib/rights/complaint-channels';
import { inLanguage } from './in-language';

/** One row a carrier; the link opens the message or the call, nothing is sent by itself. */
export function BlockServices({ locale }: { locale: Locale }) {
  return (
    <dl className="max-w-line border-b border-rule">
      {BLOCK_SERVICES.map((carrier) => (
        <div key={carrier.id} className="grid grid-cols-[6rem_1fr] items-center gap-4 border-t border-rule py-2">
          <dt>{inLanguage(carrier.name, locale)}</dt>
          <dd>
            <a href={carrier.href} className="inline-flex min-h-11 items-center">
              {inLanguage(carrier.how, locale)}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
