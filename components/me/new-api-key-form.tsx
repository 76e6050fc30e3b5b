'use client';

import { useActionState } from 'react';

export type NewApiKey = { readonly key: string } | 'full' | null;

type NewApiKeyInput = {
  action: (before: NewApiKey, form: FormData) => Promise<NewApiKey>;
  button: string;
  shown: string;
  full: string;
};

/** Asks for a key and shows it this once. */
export function NewApiKeyForm({ action, button, shown, full }: NewApiKeyInput) {
  const [made, submit, pending] = useActionState(action, null);
  return (
    <form action={submit}>
      {made === null ? null : (
        <div role="status" className="mb-5 max-w-line border-l-4 border-ink py-1 pl-4">
          {made === 'full' ? full : shown}
          {made === 'full' ? null : (
            <code className="mt-2 block font-mono text-sm break-all select-all">{made.key}</code>
          )}
        </div>
      )}
      <button type="submit" disabled={pending} className="button-quiet">
        {button}
      </button>
    </form>
  );
}
