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

/** Where programs read the log. */
export function AddressList() {
  const t = useTranslations('transparency.keys');
  return (
    <dl className="max-w-line border-b border-rule">
      {ADDRESSES.map(([path, what]) => (
        <div key={path} className="border-t border-rule py-2.5">
          <dt className="font-mono text-sm wrap-anywhere">{path.includes('{') ? path : <a href={path}>{path}</a>}</dt>
          <dd className="text-sm text-muted">{t(what)}</dd>
        </div>
      ))}
    </dl>
  );
}
