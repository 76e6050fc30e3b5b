import { useTranslations } from 'next-intl';

const ADDRESSES = [
  ['/ledger/checkpoint', 'checkpoint'],
  ['/ledger/checkpoint/{size}', 'kept'],
  ['/ledger/keys', 'keysFile'],
  ['/ledger/tile/{level}/{index}[.p/{width}]', 'tile'],
  ['/ledger/tile/entries/{index}[.p/{width}]', 'entries'],
  ['/api/v1/ledger/checkpoints', 'api'],
  ['/api/v1/ledger/consistency?from={size}&to={size}', 'consistency'],
] as const;

/** Where programs read the log. @param signed whether there is a checkpoint to read */
export function AddressList({ signed }: { signed: boolean }) {
  const t = useTranslations('transparency.keys');
  return (
    <dl className="max-w-line border-b border-rule">
      {ADDRESSES.map(([path, what]) => (
        <div key={path} className="border-t border-rule py-2.5">
          <dt className="font-mono text-sm wrap-anywhere">
            {isThere(path, signed) ? <a href={path}>{path}</a> : path}
          </dt>
          <dd className="text-sm text-muted">{t(what)}</dd>
        </div>
      ))}
    </dl>
  );
}

const isThere = (path: string, signed: boolean): boolean =>
  !path.includes('{') && (signed || path !== '/ledger/checkpoint');
