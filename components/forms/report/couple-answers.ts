/** Questions that are answered by a chip or by text, never both. */
const EITHER = ['insurer', 'city'];

/** After one answer has changed, takes back the answers it excludes. */
export function coupleAnswers(form: HTMLFormElement, changed: EventTarget): void {
  if (!(changed instanceof HTMLInputElement)) return;
  const { name, value } = changed;
  const chip = changed.type === 'radio';
  if (EITHER.includes(name)) {
    if (!chip && value) choose(form, name, '');
    else if (chip && value) write(form, name, '');
    else if (chip) form.querySelector<HTMLElement>(`#${name}`)?.focus();
  }
  if (name === 'number' && value) choose(form, 'numberState', 'shown');
  if (name === 'expiryBucket') write(form, 'daysToExpiry', '');
  if (name === 'daysToExpiry' && value) choose(form, 'expiryBucket', null);
}

/** Chooses the radio button of a value, or none. */
export function choose(form: HTMLFormElement, name: string, value: string | null): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`)) {
    radio.checked = radio.value === value;
  }
}

function write(form: HTMLFormElement, name: string, text: string): void {
  const input = form.querySelector<HTMLInputElement>(`#${name}`);
  if (input) input.value = text;
}
