'use client';

import { type FormEvent, useState } from 'react';
import { fileSize } from '@/components/dataset/file-size';
import { fill } from '@/components/forms/report/report-words';
import type { ImportWords } from './import-words';

type SourceFormInput = {
  words: ImportWords['source'];
  engineBytes: number;
  onText: (text: string) => void;
  onFiles: (files: readonly File[]) => void;
};

const ACCEPT = 'image/*,.csv,.txt,.xml,.xls,.xlsx,.tsv,.htm,.html,text/plain,text/csv,text/xml';

/** Where the calls come from: a text that is pasted, or files and screenshots that are chosen. */
export function SourceForm({ words, engineBytes, onText, onFiles }: SourceFormInput) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onText(text);
  };
  return (
    <div className="space-y-9">
      <form onSubmit={submit}>
        <label htmlFor="log" className="text-lg font-semibold">
          {words.paste}
        </label>
        <p id="log-hint" className="text-sm text-muted">
          {words.pasteHint}
        </p>
        <textarea
          id="log"
          aria-describedby="log-hint"
          rows={6}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.example}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mt-2 block w-full border border-ink bg-paper p-3 tabular-nums placeholder:text-muted"
        />
        <button
          type="submit"
          className="mt-3 inline-flex min-h-12 items-center border border-ink bg-ink px-6 font-semibold text-paper hover:bg-paper hover:text-ink"
        >
          {words.read}
        </button>
      </form>
      <div>
        <label htmlFor="files" className="text-lg font-semibold">
          {words.file}
        </label>
        <p id="files-hint" className="text-sm text-muted">
          {words.fileHint}
        </p>
        <input
          id="files"
          type="file"
          multiple
          accept={ACCEPT}
          aria-describedby="files-hint files-cost"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            if (files.length > 0) onFiles(files);
          }}
          className="mt-2 block min-h-12 w-full border border-ink bg-paper p-1 text-sm file:mr-4 file:min-h-10 file:border-0 file:bg-ink file:px-5 file:font-semibold file:text-paper"
        />
        <p id="files-cost" className="mt-2 text-sm text-muted">
          {fill(words.engine, { size: fileSize(engineBytes) })}
        </p>
      </div>
    </div>
  );
}
