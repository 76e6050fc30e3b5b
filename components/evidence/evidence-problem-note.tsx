import { getTranslations } from 'next-intl/server';
import { EVIDENCE_FIGURES } from './evidence-figures';

/** Why a file was not taken, above the page that it was sent from. */
export async function EvidenceProblemNote({ code }: { code: string }) {
  const t = await getTranslations('evidence.problems');
  const known = t.has(code as 'empty') ? (code as 'empty') : 'store_down';
  return (
    <p role="alert" className="mb-8 max-w-line border-l-4 border-vermilion py-1 pl-4 font-semibold">
      {t(known, EVIDENCE_FIGURES)}
    </p>
  );
}
