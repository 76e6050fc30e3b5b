import { z } from 'zod';
import { DEFAULT_LOCALE, isLocale } from '@/lib/platform/locale';

/*
 * What a browser may hand to an action: shapes only. What a person can get wrong is judged behind them, so that it is told beside the field; what fails
 * here was not sent by a page of ours.
 */

/** A field that holds one text, cut where no page of ours lets it go on; empty when it is not there. */
export const text = (most: number) =>
  z
    .array(z.string())
    .max(1)
    .transform(([value = '']) => value.slice(0, most));

/** A field that holds several texts, as boxes give them. */
export const texts = (count: number, most: number) =>
  z.array(z.string()).transform((values) => values.slice(0, count).map((value) => value.slice(0, most)));

/** The language of the page that a form came from. */
export const spoken = text(20).transform((value) => (isLocale(value) ? value : DEFAULT_LOCALE));

/** A form of these fields; others in it are left out. */
export const fields = <S extends z.ZodRawShape>(shape: S) =>
  z
    .instanceof(FormData)
    .transform((form) => Object.fromEntries(Object.keys(shape).map((name) => [name, form.getAll(name)])))
    .pipe(z.object(shape) as unknown as z.ZodType<z.output<z.ZodObject<S>>, Record<string, FormDataEntryValue[]>>);

/** Data of a script under names, of the kinds that JSON has. */
export const data = z.unknown().refine((value) => z.record(z.string(), z.json()).safeParse(value).success);

/** What React hands to an action of `useActionState` before the form. No action reads it: a browser can make it up. */
export const before = z.unknown();
