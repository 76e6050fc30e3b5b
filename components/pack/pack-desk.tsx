'use client';

import { useEffect, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import { forgetNumbers, keepNumbers, readNumbers } from '@/components/forms/report/again/kept-numbers';
import { Section } from '@/components/layout/section';
import { NO_PARTICULARS, type Particulars } from '@/lib/pack/particulars';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readParticulars } from './kept-particulars';
import { MadeFiles } from './made-files';
import { NumberFields } from './number-fields';
import type { DeskCall, PackDeskWords } from './pack-words';
import { ParticularsFields } from './particulars-fields';
import { ReadyLetters } from './ready-letters';
import { tickedReceipts } from './tick-calls';
import { tidyNumber } from './tidy-number';
import { useMaking } from './use-making';

type Desk = {
  locale: Locale;
  words: PackDeskWords;
  calls: readonly DeskCall[];
  fonts: { readonly regular: string; readonly bold: string };
};

/** Makes the files on this device, with the particulars and numbers that no server keeps. Not there without script. */
export function PackDesk({ locale, words, calls, fonts }: Desk) {
  const [ready, setReady] = useState(false);
  const [particulars, setParticulars] = useState<Particulars>(NO_PARTICULARS);
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({});
  const { making, make } = useMaking();
  useEffect(() => {
    setParticulars(readParticulars());
    setNumbers(readNumbers(deviceStore()));
    setReady(true);
  }, []);
  if (!ready) return null;
  const setNumber = (receipt: string, number: string) => {
    setNumbers({ ...numbers, [receipt]: number });
    keepNumbers(deviceStore(), [{ receipt, number }]);
  };
  const forget = () => {
    forgetNumbers(deviceStore());
    setNumbers({});
  };
  const start = () => {
    const tidy = Object.entries(numbers).flatMap(([receipt, number]) => {
      const tidied = tidyNumber(number);
      return tidied ? [[receipt, tidied] as const] : [];
    });
    const device = { particulars, numbers: Object.fromEntries(tidy) };
    const address = localePath(locale, '/me/pack/facts');
    void make({ receipts: tickedReceipts(), address, device, fonts, reader: locale });
  };
  return (
    <>
      <Section id="yours" title={words.yours.title}>
        <p className="mb-5 max-w-line text-muted">{words.yours.lead}</p>
        <ParticularsFields words={words.yours} particulars={particulars} onChange={setParticulars} />
      </Section>
      <Section id="numbers" title={words.numbers.title}>
        <p className="mb-3 max-w-line text-muted">{words.numbers.lead}</p>
        <NumberFields words={words.numbers} calls={calls} numbers={numbers} onChange={setNumber} onForget={forget} />
      </Section>
      <Section id="make" title={words.make.title}>
        <p className="mb-5 max-w-line text-muted">{words.make.about}</p>
        <button
          type="button"
          disabled={making.kind === 'busy'}
          onClick={start}
          className="inline-flex min-h-12 min-w-40 items-center justify-center bg-ink px-8 font-semibold text-paper disabled:opacity-60"
        >
          {words.make.button}
        </button>
        <MadeFiles making={making} words={words.make} />
      </Section>
      <Section id="letters" title={words.letters.title}>
        <p className="mb-3 max-w-line text-muted">
          {making.kind === 'made' ? words.letters.lead : words.letters.after}
        </p>
        {making.kind === 'made' ? <ReadyLetters letters={making.letters} words={words.letters} /> : null}
      </Section>
    </>
  );
}
