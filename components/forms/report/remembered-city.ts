import { deviceStore } from '@/components/device/device-list';

const KEY = 'wurao.city';

/** Remembers the city of a report that was sent, by the name on the page, so that the next one need not ask. */
export function rememberCity(form: HTMLFormElement): void {
  const chosen = form.querySelector('input[type=radio][name=city]:checked')?.closest('label')?.textContent;
  const typed = form.querySelector<HTMLInputElement>('#city')?.value.trim();
  try {
    if (chosen || typed) deviceStore()?.setItem(KEY, (chosen || typed || '').slice(0, 40));
  } catch {
    // A device without room forgets; the city is asked again.
  }
}

/** Fills in the remembered city where none is given. */
export function recallCity(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('#city');
  if (input && input.value === '' && !form.querySelector('input[type=radio][name=city]')) {
    input.value = deviceStore()?.getItem(KEY) ?? '';
  }
}
