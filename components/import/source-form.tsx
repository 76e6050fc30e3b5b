'use client';

import { type FormEvent, useState } from 'react';
import { fileSize } from '@/components/dataset/file-size';
import { Labelled } from '@/components/forms/fields/labelled';
import { fill } from '@/lib/platform/fill';
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
        <Labelled id="log" label={words.paste} hint={words.pasteHint} large>
          <textarea
            id="log"
            aria-describedby="log-hint"
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={words.example}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="box mt-2 p-3 placeholder:text-muted"
          />
        </Labelled>
        <button type="submit" className="button mt-3 min-h-12 px-6">
          {words.read}
        </button>
      </form>
      <Labelled id="files" label={words.file} hint={words.fileHint} large>
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
          className="box mt-2 p-1 text-sm file:mr-4 file:min-h-10 file:border-0 file:bg-ink file:px-5 file:font-semibold file:text-paper"
        />
        <p id="files-cost" className="mt-2 text-sm text-muted">
          {fill(words.engine, { size: fileSize(engineBytes) })}
        </p>
      </Labelled>
    </div>
  );
}
