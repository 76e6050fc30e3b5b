/** One field of a JSON Schema, by its path: `rows[].insurer.id`. */
export type SchemaField = { readonly path: string; readonly type: string; readonly about: string | null };

type Schema = Readonly<Record<string, unknown>>;

/** Every field that a schema tells of, outermost first; alternatives follow each other, a field told twice stands once. */
export function schemaFields(schema: Schema, path = ''): SchemaField[] {
  const found = fieldsOf(schema, path);
  return found.filter((field, i) => found.findIndex((other) => other.path === field.path) === i);
}

function fieldsOf(schema: Schema, path: string): SchemaField[] {
  const own = path === '' ? [] : [{ path, type: typeOf(schema), about: aboutOf(schema) }];
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []) as Schema[];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const items = schema.items as Schema | undefined;
  return [
    ...own,
    ...alternatives.flatMap((one) => inside(one, path)),
    ...properties.flatMap(([name, one]) => fieldsOf(one, path === '' ? name : `${path}.${name}`)),
    ...(items ? inside(items, `${path}[]`) : []),
  ];
}

/** The fields within a schema, without a line for itself. */
const inside = (schema: Schema, path: string): SchemaField[] =>
  fieldsOf(schema, path).filter((field) => field.path !== path);

const aboutOf = ({ description }: Schema): string | null => (typeof description === 'string' ? description : null);

function typeOf(schema: Schema): string {
  const alternatives = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const name = String(schema.type ?? 'any');
  return typeof schema.format === 'string' ? `${name} (${schema.format})` : name;
}
