/** The one thing that can be done with a row of a list, as a form of nothing but its button. `about` tells apart buttons that read alike. */
export function RowAction({
  action,
  hidden,
  label,
  about,
}: {
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  about: string;
}) {
  return (
    <form action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="min-h-11 cursor-pointer px-2 underline" aria-label={`${label} · ${about}`}>
        {label}
      </button>
    </form>
  );
}
