import type { Locale } from '@/lib/platform/locale';
import { COMPLAINT_ROUTES, channelById } from '@/lib/rights/complaint-channels';
import { inLanguage } from './in-language';

/** From what happened to whom to tell, first choice first; each leads to the channel's entry below. */
export function RouteList({ locale }: { locale: Locale }) {
  return (
    <dl className="border-b border-rule">
      {COMPLAINT_ROUTES.map((route) => (
        <div key={route.id} className="border-t border-rule py-3 sm:grid sm:grid-cols-2 sm:items-baseline sm:gap-8">
          <dt>{inLanguage(route.fact, locale)}</dt>
          <dd>
            <ol className="flex flex-wrap gap-x-6">
              {route.channels.map((id, place) => (
                <li key={id} className={place === 0 ? 'font-semibold' : ''}>
                  <a href={`#channel-${id}`} className="inline-flex min-h-11 items-center sm:min-h-0">
                    {inLanguage(channelById(id).name, locale)}
                  </a>
                </li>
              ))}
            </ol>
          </dd>
        </div>
      ))}
    </dl>
  );
}
