import * as z from 'zod/mini';
import { aboutOf, packLetters } from '@/lib/pack/build-letters';
import { kindsFor, type MadeFile, makeArchive, makeFile, type PackInput } from '@/lib/pack/make-files';
import { packFacts } from '@/lib/pack/pack-call';
import type { PackFonts } from '@/lib/pack/pdf/sheet';
import { packContext } from '@/lib/pack/record/pack-context';
import { letterText } from '@/lib/rights/write-letter';
import type { Asked, ReadyLetter, Told } from './making';
import { readAttached } from './read-attached';

const served = z.object({ facts: packFacts, proofs: z.record(z.string(), z.unknown()) });

const say = (told: Told, moved: Transferable[] = []): void => self.postMessage(told, { transfer: moved });

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    await make(data);
  } catch (error) {
    // The page says that it could not be made; why is for whoever looks at the console.
    console.error(error);
    say({ kind: 'failed' });
  }
};

async function make({ pack, device, fonts, reader }: Asked): Promise<void> {
  const { facts, proofs } = served.parse(pack);
  say({ kind: 'step', step: 'fonts' });
  const read = await readFonts(fonts);
  say({ kind: 'step', step: 'pictures' });
  const attached = await readAttached(facts.calls.flatMap(({ files }) => files));
  say({ kind: 'step', step: 'write' });
  const input: PackInput = { facts, proofs, device, ...attached, fonts: read, reader };
  const files: MadeFile[] = [];
  const missing = new Set<string>();
  for (const kind of kindsFor(reader)) {
    const made = await makeFile(kind, input);
    files.push(made.file);
    for (const sign of made.missing) missing.add(sign);
  }
  files.push(makeArchive(files, input));
  const told = { kind: 'made', files, letters: readyLetters(input), missing: [...missing], calls: facts.calls.length };
  say(
    told as Told,
    files.map(({ bytes }) => bytes.buffer as ArrayBuffer),
  );
}

async function readFonts(paths: Asked['fonts']): Promise<PackFonts> {
  const read = async (path: string) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`font: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const [regular, bold] = await Promise.all([read(paths.regular), read(paths.bold)]);
  return { regular, bold };
}

function readyLetters({ facts, device, reader }: PackInput): ReadyLetter[] {
  const glosses = reader === 'en' ? packLetters(packContext(facts, device, 'en')) : [];
  return packLetters(packContext(facts, device, 'zh-CN')).map((ready, i) => {
    const { letter, written } = ready;
    const gloss = glosses[i];
    return {
      key: `${letter.id}-${i}`,
      title: gloss?.written.title ?? written.title,
      about: aboutOf(gloss ?? ready),
      text: letterText(written),
      fields: written.blocks.flatMap((block) => (block.kind === 'field' ? [block] : [])),
      gloss: gloss ? letterText(gloss.written) : null,
    };
  });
}
