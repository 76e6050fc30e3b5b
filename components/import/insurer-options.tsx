import type { InsurerChoice, InsurerOption } from './insurer-choice';

type InsurerOptionsInput = {
  insurers: Omit<InsurerChoice, 'nameOf'>;
  words: { choose: string; often: string; others: string };
};

/** The options of a list of companies: the most named first, then the answers that are no company, then all others. */
export function InsurerOptions({ insurers, words }: InsurerOptionsInput) {
  return (
    <>
      <option value="">{words.choose}</option>
      <Options list={insurers.often} label={words.often} />
      <Options list={insurers.open} label="—" />
      <Options list={insurers.others} label={words.others} />
    </>
  );
}

function Options({ list, label }: { list: readonly InsurerOption[]; label: string }) {
  return (
    <optgroup label={label}>
      {list.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
