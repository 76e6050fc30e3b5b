'use client';

import { useEffect, useState } from 'react';

export type InstallWords = { readonly install: string; readonly installed: string; readonly wechat: string };

type InstallPrompt = Event & { prompt(): Promise<{ outcome: string }> };

const WECHAT = /MicroMessenger/i;

/** Installs where the browser offers it; in WeChat it says where to go first. */
export function InstallButton({ words }: { words: InstallWords }) {
  const [offer, setOffer] = useState<InstallPrompt | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (WECHAT.test(navigator.userAgent)) setSaid(words.wechat);
    const keep = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallPrompt);
    };
    const done = () => {
      setOffer(null);
      setSaid(words.installed);
    };
    window.addEventListener('beforeinstallprompt', keep);
    window.addEventListener('appinstalled', done);
    return () => {
      window.removeEventListener('beforeinstallprompt', keep);
      window.removeEventListener('appinstalled', done);
    };
  }, [words]);
  return (
    <div role="status">
      {said ? <p className="mt-3 font-semibold">{said}</p> : null}
      {offer ? (
        <button type="button" onClick={() => void offer.prompt()} className="button-quiet mt-3">
          {words.install}
        </button>
      ) : null}
    </div>
  );
}
