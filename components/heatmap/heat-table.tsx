import type { Figure } from './figure';

/** The figures behind a drawing. Rows can be reached by `#c` and their key; the table scrolls by itself where it is wider than the page. */
export function HeatTable({ table, label, dense = false }: { table: Figure['table']; label: string; dense?: boolean }) {
  const [first = '', ...rest] = table.head;
  const pad = dense ? 'px-1' : 'px-2';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b border-ink align-bottom text-xs text-muted">
            <th scope="col" className="py-2 pr-2 font-normal">
              {first}
            </th>
            {rest.map((head) => (
              <th key={head} scope="col" className={`${pad} py-2 text-right font-normal ${dense ? '' : 'break-keep'}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [name, ...cells], href }) => (
            <tr key={key} id={`c${key}`} className="border-b border-rule target:bg-wash">
              <th scope="row" className={`pr-2 font-normal ${dense ? 'whitespace-nowrap' : 'min-w-28 break-keep'}`}>
                {href ? (
                  <a href={href} className="inline-flex min-h-11 min-w-11 items-center lg:min-h-8">
                    {name}
                  </a>
                ) : (
                  <span className="inline-flex min-h-8 items-center py-1">{name}</span>
                )}
              </th>
              {cells.map((cell, i) => (
                <td key={`${key} ${rest[i]}`} className={`${pad} whitespace-nowrap text-right`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
