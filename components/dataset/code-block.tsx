import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/layout/copy-button';
import type { Snippet } from './snippets';

/** A program in a fixed face, with its language above it and a button that copies it. */
export function CodeBlock({ snippet: { name, code } }: { snippet: Snippet }) {
  const t = useTranslations('dataset.copy');
  return (
    <figure className="mt-6 max-w-[46rem]">
      <figcaption className="flex min-h-11 items-center justify-between text-sm text-muted">
        <span lang="en">{name}</span>
        <CopyButton
          text={code}
          words={{ copy: t('copy'), copied: t('copied'), label: t('label', { name }) }}
          className="min-h-11 min-w-11 px-2 text-ink underline underline-offset-4"
        />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, and must do so by keyboard too */}
      <pre lang="en" className="overflow-x-auto bg-wash p-4 font-mono text-xs" tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
