import { chinaDate } from '@/lib/platform/calendar-day';
import type { ImportWords } from './import-words';

type SeenOnInput = { words: ImportWords['preview']; day: string | null; onDay: (day: string | null) => void };

/** The day from which «yesterday» is counted; seldom another than the one it was read with. */
export function SeenOn({ words, day, onDay }: SeenOnInput) {
  return (
    <details className="mt-3" open={day !== null}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm">{words.day}</summary>
      <label htmlFor="seen-on" className="mt-1 block text-sm text-muted">
        {words.dayHint}
      </label>
      <input
        id="seen-on"
        type="date"
        max={chinaDate(new Date())}
        defaultValue={day ?? ''}
        onChange={({ target: { value } }) => (value === '' || /^20\d\d-/.test(value)) && onDay(value || null)}
        className="box mt-2 w-auto"
      />
    </details>
  );
}
