import styles from './chip.module.css';

type ChipInput = {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  label: string;
  id?: string;
  checked?: boolean;
};

/**
 * A radio button or checkbox that looks like a chip: the real input lies over its face. Styled by a module, as the form has two hundred of them
 * and would repeat a list of utility classes for each.
 */
export function Chip({ type, name, value, label, id, checked }: ChipInput) {
  return (
    <label className={styles.chip}>
      <input type={type} id={id ?? `${name}-${value}`} name={name} value={value} defaultChecked={checked} />
      <span>{label}</span>
    </label>
  );
}
