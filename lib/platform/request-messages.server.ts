import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, isLocale, type Locale } from './locale';

type Messages = Record<string, Record<string, unknown>>;

const remembered = new Map<Locale, Promise<Messages>>();

async function readMessages(locale: Locale): Promise<Messages> {
  const folder = path.join(process.cwd(), 'messages', locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const entries = files.map(async (file) => {
    const text = await readFile(path.join(folder, file), 'utf8');
    return [path.basename(file, '.json'), JSON.parse(text)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function messagesOf(locale: Locale): Promise<Messages> {
  if (process.env.NODE_ENV !== 'production') return readMessages(locale);
  const known = remembered.get(locale) ?? readMessages(locale);
  remembered.set(locale, known);
  return known;
}

/** Words of the request's language: one namespace per file of `messages/<locale>/`; the language is the `[locale]` segment. */
export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await rootLocale());
  const locale = wanted && isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return { locale, messages: await messagesOf(locale), timeZone: 'Asia/Shanghai' };
});
