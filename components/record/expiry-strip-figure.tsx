import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Drawn, DrawnTwice } from '@/components/heatmap/drawing';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { Locale } from '@/lib/platform/locale';
import type { ExpiryStrip } from '@/lib/record/expiry-strip';
import { label } from '@/lib/reports/taxonomy';
import { drawStrip, drawStripKey } from './draw-strip';
import { useExpiryWords } from './expiry-words';

/** When before the policy's end the calls came, each as a dot; the stretches of days in a table. */
export function ExpiryStripFigure({ strip }: { strip: ExpiryStrip }) {
  const t = useTranslations('record.strip');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const { dots, buckets, apart } = strip;
  const words = { axis: t('axis'), line: (days: number) => (days === 0 ? t('zero') : t('day', { days })) };
  const days = dots.map((dot) => dot.days);
  const when = useExpiryWords();
  const summary = t('summary', {
    ...{ count: dots.length, first: when(Math.max(...days)), last: when(Math.min(...days)) },
    after: dots.filter(({ afterRefusal }) => afterRefusal).length,
  });
  const rows = buckets
    .filter(({ calls }) => calls > 0)
    .map(({ bucket, calls }) => ({ key: bucket, cells: [label('TIMING', bucket, locale), format.number(calls)] }));
  const key = { call: t('keyCall'), after: t('keyAfter') };
  return (
    <figure>
      <p className="mb-5 max-w-line text-sm text-muted">{t('lead')}</p>
      {dots.length > 0 ? (
        <>
          <DrawnTwice
            wide={drawStrip({ dots, words, width: 'wide' })}
            narrow={drawStrip({ dots, words, width: 'narrow' })}
            label={summary}
          />
          <Drawn drawing={drawStripKey(key)} label={`${key.call}, ${key.after}`} className="mt-2 max-w-[20rem]" />
        </>
      ) : null}
      <figcaption className="mt-3 max-w-line space-y-1 text-sm text-muted">
        {dots.length > 0 ? <p>{summary}</p> : null}
        {apart.roughly > 0 ? <p>{t('roughly', { count: apart.roughly })}</p> : null}
        {apart.untold > 0 ? <p>{t('untold', { count: apart.untold })}</p> : null}
      </figcaption>
      <details className="mt-4 max-w-line">
        <summary className="min-h-11 cursor-pointer py-2.5">{t('table')}</summary>
        <HeatTable table={{ head: [t('bucket'), t('calls')], rows }} label={t('title')} />
      </details>
    </figure>
  );
}
