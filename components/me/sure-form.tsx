import type { Locale } from '@/lib/platform/locale';

/** Asks once more before something that cannot be taken back: a box to tick and a button. The server looks at the box, too. `action`: an address takes a plain POST. */
export function SureForm({
  action,
  locale,
  sure,
  button,
  hidden = {},
}: {
  action: string | ((form: FormData) => Promise<void>);
  locale: Locale;
  sure: string;
  button: string;
  hidden?: Readonly<Record<string, string>>;
}) {
  return (
    <form action={action} method={typeof action === 'string' ? 'post' : undefined} className="mt-8 max-w-line">
      {Object.entries({ locale, ...hidden }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input type="checkbox" name="sure" value="yes" required className="mt-1 size-5 shrink-0 accent-ink" />
        <span>{sure}</span>
      </label>
      <button type="submit" className="button mt-4">
        {button}
      </button>
    </form>
  );
}
