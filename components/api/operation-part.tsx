import { useTranslations } from 'next-intl';
import { exampleCommand } from '@/lib/api/example-command';
import type { DescribedOperation } from '@/lib/api/openapi-document';
import type { Operation } from '@/lib/api/operation';
import { FieldTable } from './field-table';

type OperationPartInput = {
  readonly operation: Operation;
  readonly described: DescribedOperation | undefined;
  readonly origin: string;
};

/** One operation: what it is for, how to try it, its parameters, what it takes and what it answers. */
export function OperationPart({ operation, described, origin }: OperationPartInput) {
  const { id, method, path } = operation;
  const t = useTranslations('api');
  if (!described) return null;
  const { parameters, requestBody, responses } = described;
  const answers = Object.entries(responses).flatMap(([status, { content }]) => {
    const schema = content['application/json']?.schema;
    return schema ? [{ status, schema }] : [];
  });
  return (
    <article aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="text-lg">
        {t(`operations.${id}.summary` as 'operations.reportCall.summary')}
      </h3>
      <p className="mt-1 font-mono text-sm break-words">
        <span className="font-semibold uppercase">{method}</span> {path}
      </p>
      <p className="mt-3 max-w-line">{t(`operations.${id}.about` as 'operations.reportCall.about')}</p>
      <div className="mt-4">
        <p className="mb-1 text-sm text-muted">{t('try')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll sideways, and must do so by keyboard too */}
        <pre lang="en" className="overflow-x-auto bg-wash p-4 font-mono text-xs" tabIndex={0}>
          <code>{exampleCommand(operation, origin)}</code>
        </pre>
      </div>
      {parameters.length > 0 ? (
        <table className="mt-5 w-full border-b border-rule text-left text-sm">
          <thead>
            <tr className="border-b border-ink text-muted">
              <th scope="col" className="py-2 pr-4 font-normal">
                {t('parameter')}
              </th>
              <th scope="col" className="py-2 font-normal">
                {t('meaning')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, required }) => (
              <tr key={name} className="border-b border-rule align-baseline">
                <th scope="row" className="py-2 pr-4 text-left font-mono font-normal">
                  {name}
                </th>
                <td className="py-2">
                  {t(`parameters.${name}` as 'parameters.id')}
                  {required ? <span className="ml-2 text-muted">{t('required')}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {requestBody ? <FieldTable title={t('body')} schema={requestBody.content['application/json'].schema} /> : null}
      {answers.map(({ status, schema }) => (
        <FieldTable key={status} title={t('answer', { status })} schema={schema} />
      ))}
    </article>
  );
}
