import type { SchemaField } from '@/lib/api/schema-fields';
import { schemaFields } from '@/lib/api/schema-fields';

/** The fields of a body or an answer, folded away until asked for. */
export function FieldTable({ title, schema }: { title: string; schema: Readonly<Record<string, unknown>> }) {
  const fields = schemaFields(schema);
  if (fields.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="cursor-pointer py-3 text-sm font-semibold">{title}</summary>
      <ul className="mt-1 border-t border-rule text-sm">
        {fields.map((field) => (
          <FieldLine key={field.path} field={field} />
        ))}
      </ul>
    </details>
  );
}

function FieldLine({ field: { path, type, about } }: { field: SchemaField }) {
  return (
    <li className="border-b border-rule py-2 sm:grid sm:grid-cols-[1fr_1fr] sm:gap-6">
      <span className="block font-mono break-words">{path}</span>
      <span className="block min-w-0 break-words text-muted">
        {type}
        {about ? <span lang="en">{` · ${about}`}</span> : null}
      </span>
    </li>
  );
}
