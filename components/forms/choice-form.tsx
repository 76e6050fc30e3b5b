/** Names and values that a form sends along, unseen. */
export type Hidden = readonly (readonly [name: string, value: string])[];
export type Option = readonly [code: string, words: string];

type ChoiceFormInput = {
  readonly name: string;
  readonly action: string;
  readonly chosen: string;
  readonly options: readonly Option[];
  readonly hidden: Hidden;
  readonly words: { readonly label: string; readonly show: string; readonly showWhat: string };
};

/** One choice as a form of its own, which opens another address of the page. */
export function ChoiceForm({ name, action, chosen, options, hidden, words }: ChoiceFormInput) {
  return (
    <form method="get" action={action} className="min-w-0">
      <label htmlFor={`by-${name}`} className="block text-sm text-muted">
        {words.label}
      </label>
      <div className="mt-1 flex border border-ink">
        <select
          id={`by-${name}`}
          name={name}
          defaultValue={chosen}
          autoComplete="off"
          className="min-h-11 min-w-0 grow truncate bg-paper px-2 text-sm"
        >
          {options.map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
        <button
          type="submit"
          aria-label={words.showWhat}
          className="min-h-11 shrink-0 border-l border-ink px-3 text-sm hover:bg-wash"
        >
          {words.show}
        </button>
      </div>
      {hidden.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
    </form>
  );
}
