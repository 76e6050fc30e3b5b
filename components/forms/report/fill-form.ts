import { chinaLocal } from '@/lib/platform/calendar-day';
import type { ReportBody } from './send/report-body';

/** Puts a kept report back into the form, to be mended. */
export function fillForm(form: HTMLFormElement, body: ReportBody): void {
  form.reset();
  for (const [name, answer] of Object.entries(body)) {
    const inputs = [...form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)];
    for (const value of [answer].flat()) {
      const chip = inputs.find((input) => /radio|checkbox/.test(input.type) && input.value === value);
      const box = inputs.find((input) => !/radio|checkbox|hidden/.test(input.type));
      if (chip) chip.checked = true;
      else if (box) box.value = name === 'calledAt' ? localMinute(value) : value;
      // Sent again from another page, it must still be known as the report of the page it was written on.
      else if (name === 'formToken' && inputs[0]) inputs[0].value = value;
    }
  }
}

const localMinute = (value: string): string => (value.endsWith('Z') ? chinaLocal(new Date(value)) : value.slice(0, 16));
