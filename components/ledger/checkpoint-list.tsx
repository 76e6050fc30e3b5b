import { useFormatter, useTranslations } from 'next-intl';

/** Signed states of the log, the newest first. */
export function CheckpointList({ checkpoints }: { checkpoints: readonly { size: number; signedAt: Date }[] }) {
  const t = useTranslations('transparency.checkpoints');
  const format = useFormatter();
  const moment = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Shanghai' } as const;
  return (
    <table className="w-full max-w-line border-b border-rule text-left">
      <thead className="border-b border-ink text-sm text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 text-right font-normal">
            {t('size')}
          </th>
          <th scope="col" className="px-4 py-2 font-normal">
            {t('signed')}
          </th>
          <th scope="col" className="py-2 pl-4 text-right font-normal">
            {t('note')}
          </th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map(({ size, signedAt }) => (
          <tr key={size} className="border-t border-rule">
            <th scope="row" className="py-1 pr-4 text-right font-normal">
              {format.number(size)}
            </th>
            <td className="px-4 py-1">
              <time dateTime={signedAt.toISOString()}>{format.dateTime(signedAt, moment)}</time>
            </td>
            <td className="py-1 pl-4 text-right">
              <a
                href={`/ledger/checkpoint/${size}`}
                aria-label={t('noteOf', { size })}
                className="inline-flex min-h-11 min-w-11 items-center justify-end"
              >
                {t('note')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
