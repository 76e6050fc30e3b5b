import { useTranslations } from 'next-intl';

const STEPS = ['one', 'two', 'three'] as const;

/** Three sentences, numbered. */
export function HowItWorks() {
  const t = useTranslations('home.how');
  return (
    <ol className="grid gap-6 lg:grid-cols-3 lg:gap-10">
      {STEPS.map((step, i) => (
        <li key={step} className="grid grid-cols-[2rem_1fr] lg:block">
          <span aria-hidden="true" className="font-song text-2xl text-muted">
            {i + 1}
          </span>
          <p>{t(step)}</p>
        </li>
      ))}
    </ol>
  );
}
