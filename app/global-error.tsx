'use client';

import './globals.css';
import { SomethingFailed } from '@/components/empty/something-failed';

/** Replaces the whole document when the layout itself fails. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const english = typeof location !== 'undefined' && /^\/en(\/|$)/.test(location.pathname);
  return (
    <html lang={english ? 'en' : 'zh-CN'} suppressHydrationWarning>
      <body>
        <main className="mx-auto max-w-page px-4 pt-16 sm:px-8">
          <SomethingFailed english={english} retry={retry} {...(error.digest ? { digest: error.digest } : {})} />
        </main>
      </body>
    </html>
  );
}
