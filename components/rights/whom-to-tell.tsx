import { type Locale, localePath } from '@/lib/platform/locale';
import { callFactsSearch } from '@/lib/rights/call-facts';
import { factsOfReport, type ReportedCall } from '@/lib/rights/facts-of-report';

/** The way from a report to whom to tell about it: what it says stands in the address in codes, and nothing else of it. */
export function WhomToTell({ report, label, locale }: { report: ReportedCall; label: string; locale: Locale }) {
  return (
    <a
      href={localePath(locale, `/rights/way${callFactsSearch(factsOfReport(report))}`)}
      className="inline-flex min-h-11 items-center"
    >
      {label}
    </a>
  );
}
