import { overflow, percentOnAxis } from '@/components/charts/log-axis';
import { markupOf } from '@/components/heatmap/markup-of';
import type { Locale } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { rowName } from '../forest-rows';

type FramedRankingInput = {
  rows: readonly ShownRankingRow[];
  locale: Locale;
  title: string;
  about: string;
  warning: string | null;
  /** Where the whole ranking stands. */
  href: string;
  style: string;
};

const LAYOUT =
  'body{margin:0;padding:10px 12px;background:var(--color-paper);color:var(--color-ink);font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums}h1{font-size:18px;margin:0}p{margin:2px 0 8px;color:var(--color-muted);font-size:13px}.w{color:var(--color-vermilion);font-weight:700}a{color:inherit}table{width:100%;border-collapse:collapse}th,td{border-top:1px solid var(--color-rule);padding:6px 8px 6px 0;text-align:left;font-weight:400}th{font-weight:600;word-break:keep-all}.d{width:45%}@media(max-width:480px){.d{width:28%}}.i{text-align:right;white-space:nowrap}svg{display:block;width:100%;height:18px;overflow:visible}line{stroke:var(--color-ink);stroke-width:2}.m{stroke:var(--color-muted);stroke-width:1;stroke-dasharray:2 2}circle{fill:var(--color-ink)}.r line{stroke:var(--color-vermilion)}.r circle{fill:var(--color-vermilion)}';

/** The head of the ranking as a page for frames on other sites: no script, nothing loaded, its links open the site. */
export function framedRanking({ rows, locale, title, about, warning, href, style }: FramedRankingInput): string {
  const body = (
    <>
      {warning ? <p className="w">{warning}</p> : null}
      <h1>
        <a href={href}>{title}</a>
      </h1>
      <p>{about}</p>
      <table>
        <tbody>
          {rows.map((row) => (
            <Row key={row.insurerId} row={row} locale={locale} />
          ))}
        </tbody>
      </table>
    </>
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><base target="_blank"><title>${markupOf(title)}</title><style>${style}${LAYOUT}</style>`;
  return `<!doctype html><html lang="${locale}"><head>${head}</head><body><main>${markupOf(body)}</main></body></html>\n`;
}

const at = (value: number): string => `${percentOnAxis(value).toFixed(1)}%`;

function Row({ row, locale }: { row: ShownRankingRow; locale: Locale }) {
  const { index, low, high, red } = row;
  if (index === null || low === null || high === null) return null;
  const beyond = overflow(low, high);
  return (
    <tr>
      <th scope="row">{rowName(row, locale)}</th>
      <td className="i">
        {index.toFixed(2)} ({low.toFixed(2)}–{high.toFixed(2)})
      </td>
      <td className="d">
        <svg aria-hidden="true" className={red ? 'r' : undefined}>
          <line className="m" x1="50%" x2="50%" y1="0" y2="100%" />
          <line x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
          {beyond.high ? <circle cx="100%" cy="50%" r="2" /> : null}
          <circle cx={at(index)} cy="50%" r="4" />
        </svg>
      </td>
    </tr>
  );
}
