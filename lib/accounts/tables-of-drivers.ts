/** A stored model of the Prisma schema: its table, the columns it has, and the tables that it refers to by a relation. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly refersTo: readonly string[];
}

const DRIVER: Readonly<Record<string, string>> = {
  reporter_id: 'reporter',
  counted_as: 'reporter',
  receipt: 'report',
  user_id: 'user',
};

/**
 * Tables with rows that lead to one driver: those that refer to `reporter` or `user`, by a relation or by a column that is named like one
 * (`x_id`, `receipt`), and those that refer to such a table in turn. Each with the way there, such as `removal.report_id → report`.
 * @param schema text of prisma/schema.prisma
 */
export function tablesOfDrivers(schema: string): Map<string, string> {
  const tables = readTables(schema);
  const reached = new Map([
    ['reporter', 'reporter'],
    ['user', 'user'],
  ]);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const table of tables) {
      const way = reached.has(table.name) ? null : wayTo(table, reached);
      if (way) reached.set(table.name, way);
    }
  }
  return reached;
}

function wayTo({ name, columns, refersTo }: Table, reached: ReadonlyMap<string, string>): string | null {
  const relation = refersTo.find((target) => reached.has(target));
  if (relation) return `${name} → ${relation}`;
  const column = columns.find((text) => reached.has(targetOf(text)));
  return column ? `${name}.${column} → ${targetOf(column)}` : null;
}

const targetOf = (column: string): string => DRIVER[column] ?? column.replace(/_id$/, '');

function readTables(schema: string): Table[] {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const tableOf = new Map(models.map(([, model = '', body = '']) => [model, mapped(body, '@@map') ?? model]));
  return models.map(([, model = '', body = '']) => {
    const fields = [...body.matchAll(/^\s+(\w+)\s+(\w+)(\S*)(.*)$/gm)];
    const relations = fields.filter(([, , type = '', , rest = '']) => tableOf.has(type) && rest.includes('fields:'));
    return {
      name: tableOf.get(model) ?? model,
      columns: fields.flatMap(([, field = '', type = '', , rest = '']) =>
        tableOf.has(type) ? [] : [mapped(rest, '@map') ?? field],
      ),
      refersTo: relations.map(([, , type = '']) => tableOf.get(type) ?? type),
    };
  });
}

const mapped = (text: string, attribute: '@map' | '@@map'): string | undefined =>
  new RegExp(`(?<!@)${attribute}\\("(\\w+)"\\)`).exec(text)?.[1];
