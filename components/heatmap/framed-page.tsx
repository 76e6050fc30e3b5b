import { Drawn } from './drawing';
import type { Figure } from './figure';
import { markupOf } from './markup-of';

type FramedInput = {
  figure: Figure;
  locale: string;
  title: string;
  subtitle: string;
  lines: readonly string[];
  warning: string | null;
  /** Where the whole page stands. */
  href: string;
  style: string;
};

const LAYOUT =
  'body{margin:0;padding:10px 12px;background:var(--color-paper);color:var(--color-ink);font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif}svg{display:block;width:100%;height:auto}.l{max-width:20rem;margin-top:8px}h1{font-size:18px;margin:0}p{margin:2px 0 8px;color:var(--color-muted);font-size:13px}.w{color:var(--color-vermilion);font-weight:700}a{color:inherit}.n{display:none}@media(max-width:520px){.wide{display:none}.n{display:block}.hm-names{display:none}}a:focus-visible{outline:2px solid var(--color-ink)}';

/** A heatmap as a page for frames on other sites: no script, nothing loaded, its links open the site. */
export function framedPage({ figure, locale, title, subtitle, lines, warning, href, style }: FramedInput): string {
  const { wide, narrow, legend, summary } = figure;
  const body = (
    <>
      {warning ? <p className="w">{warning}</p> : null}
      <h1>
        <a href={href}>{title}</a>
      </h1>
      <p>{subtitle}</p>
      {wide === narrow ? (
        <Drawn drawing={wide} label={summary} role="group" />
      ) : (
        <>
          <Drawn drawing={wide} label={summary} className="wide" />
          <Drawn drawing={narrow} label={summary} className="n" />
        </>
      )}
      {legend ? <Drawn drawing={legend} label={legend.label} className="l" /> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><base target="_blank"><title>${markupOf(title)}</title><style>${style}${LAYOUT}</style>`;
  return `<!doctype html><html lang="${locale}"><head>${head}</head><body><main>${markupOf(body)}</main></body></html>\n`;
}
