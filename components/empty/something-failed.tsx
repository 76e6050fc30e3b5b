import { fill } from '@/lib/platform/fill';
import { localePath } from '@/lib/platform/locale';
import enStates from '@/messages/en/states.json';
import zhStates from '@/messages/zh-CN/states.json';
import { PageState } from './page-state';

/**
 * Error boundaries run in the browser, where no message provider stands: they carry these few words themselves.
 * `digest` leads to the line in the server's log.
 */
export function SomethingFailed({ english, digest, retry }: { english: boolean; digest?: string; retry: () => void }) {
  const words = (english ? enStates : zhStates).error;
  return (
    <PageState title={words.title} body={words.body}>
      <button type="button" onClick={retry} className="min-h-11 underline underline-offset-4">
        {words.retry}
      </button>
      <a href={localePath(english ? 'en' : 'zh-CN', '/')} className="inline-flex min-h-11 items-center">
        {words.home}
      </a>
      {digest ? <p className="basis-full font-mono text-xs text-muted">{fill(words.code, { digest })}</p> : null}
    </PageState>
  );
}
