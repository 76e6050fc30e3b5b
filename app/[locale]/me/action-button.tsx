import type { Locale } from '@/lib/platform/locale';

/** A form of nothing but its button, for an action that needs the language to come back in. */
export function ActionButton({
  locale,
  action,
  label,
}: {
  locale: Locale;
  action: (form: FormData) => Promise<void>;
  label: string;
}) {
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className="button-quiet">
        {label}
      </button>
    </form>
  );
}
