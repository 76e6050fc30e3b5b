'use client';

import { useEffect, useMemo, useState } from 'react';
import type { Locale } from '@/lib/platform/locale';
import type { ImportWords } from './import-words';
import { type InsurerChoice, insurerChoice } from './insurer-choice';
import { openSingle } from './open-single';
import { Preview } from './preview';
import { SendingView } from './sending-view';
import { SourceForm } from './source-form';
import { progressText, useImport } from './use-import';
import { useSending } from './use-sending';

type ImportDeskInput = {
  locale: Locale;
  words: ImportWords;
  insurers: Omit<InsurerChoice, 'nameOf'>;
  roles: readonly { readonly code: string; readonly label: string }[];
  /** Id of the page's list of city names. */
  cities: string;
  /** Where the recognition of pictures stands on this site, and what it costs to load. */
  engine: { readonly path: string; readonly bytes: number };
};

/** Many calls at once: read on the device, ticked by the driver, then sent. Not there without script. */
export function ImportDesk({ locale, words, insurers, roles, cities, engine }: ImportDeskInput) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const choice = useMemo(() => insurerChoice(insurers), [insurers]);
  const { state, readText, readFiles, seenOn, stop, restart } = useImport(words, engine.path);
  const { sending, start, go, leave } = useSending(locale);
  useEffect(() => {
    if (state.kind === 'read') void openSingle(state, locale);
  }, [state, locale]);
  if (!ready) return null;
  const more = () => {
    leave();
    restart();
  };
  if (sending) return <SendingView locale={locale} words={words} sending={sending} onAgain={go} onMore={more} />;
  if (state.kind === 'read') {
    return (
      <Preview
        {...{ locale, words, roles, cities, calls: state.calls, pictures: state.pictures, day: state.day }}
        insurers={choice}
        onDay={seenOn}
        onRestart={restart}
        onSend={start}
      />
    );
  }
  if (state.kind === 'reading')
    return <Reading text={progressText(state.progress, words.reading)} words={words.reading} onStop={stop} />;
  return (
    <>
      {state.notice ? (
        <p role="alert" className="mb-6 border-l-4 border-ink pl-4 font-semibold">
          {state.notice}
        </p>
      ) : null}
      <SourceForm words={words.source} engineBytes={engine.bytes} onText={readText} onFiles={readFiles} />
    </>
  );
}

function Reading({ text, words, onStop }: { text: string; words: ImportWords['reading']; onStop: () => void }) {
  return (
    <div className="border-y border-rule py-8">
      <p role="status" className="font-song text-xl font-bold">
        {text}
      </p>
      <button type="button" onClick={onStop} className="button-quiet mt-5 font-normal">
        {words.stop}
      </button>
    </div>
  );
}
