'use client';

import { useParams } from 'next/navigation';
import { SomethingFailed } from '@/components/empty/something-failed';

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  return (
    <div className="mx-auto max-w-page px-4 pt-16 sm:px-8">
      <SomethingFailed english={locale === 'en'} retry={retry} {...(error.digest ? { digest: error.digest } : {})} />
    </div>
  );
}
