import { useLocale } from 'next-intl';

/** A server action that takes what a form says and comes back to the page. */
export type RecordAction = (form: FormData) => Promise<void>;

type StatementInput = {
  action: RecordAction;
  fields: Readonly<Record<string, string>>;
  label: string;
  quiet?: boolean;
};

/** A form of one press; what it states stands in hidden fields. */
export function StatementButton({ action, fields, label, quiet = false }: StatementInput) {
  const locale = useLocale();
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className={
          quiet
            ? 'inline-flex min-h-11 items-center text-sm text-muted underline underline-offset-4'
            : 'inline-flex min-h-11 items-center border border-ink px-4 hover:bg-wash'
        }
      >
        {label}
      </button>
    </form>
  );
}
