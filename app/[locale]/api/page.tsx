import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OperationPart } from '@/components/api/operation-part';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { openapiDocument } from '@/lib/api/openapi-document';
import { OPERATIONS } from '@/lib/api/operations';
import { settings } from '@/lib/platform/settings.server';
import words from '@/messages/en/api.json' with { type: 'json' };

const RULES = ['about', 'rules.p1', 'rules.p2', 'rules.p3', 'rules.p4'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('api');
  return { title: t('title'), description: t('lead') };
}

export default async function Api() {
  const t = await getTranslations('api');
  const origin = settings().ORIGIN;
  const { paths } = openapiDocument(origin, words);
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))];
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Section id="rules" title={t('rules.title')}>
        <Paragraphs texts={RULES.map((key) => t(key))} />
        <p className="mt-4">
          <a href="/api/v1/openapi.json" className="inline-flex min-h-11 items-center">
            {t('rules.description')}
          </a>
        </p>
      </Section>
      {tags.map((tag) => (
        <Section key={tag} id={tag} title={t(`tags.${tag}`)}>
          <div className="grid gap-10">
            {OPERATIONS.filter((operation) => operation.tag === tag).map((operation) => (
              <OperationPart
                key={operation.id}
                operation={operation}
                described={paths[operation.path]?.[operation.method]}
                origin={origin}
              />
            ))}
          </div>
        </Section>
      ))}
    </PageShell>
  );
}
