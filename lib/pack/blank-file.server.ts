import 'server-only';
import type { Locale } from '@/lib/platform/locale';
import { type FileKind, kindsFor, type MadeFile, makeArchive, makeFile, type PackInput } from './make-files';
import { packFontBytes } from './pack-fonts.server';
import { NOTHING_FROM_DEVICE } from './particulars';

/** A file of a pack as the server can make it: blanks for the driver's name, address and whole numbers, to be filled by hand. */
export async function blankFile(
  kind: FileKind,
  pack: Pick<PackInput, 'facts' | 'proofs'>,
  reader: Locale,
): Promise<MadeFile> {
  const input: PackInput = {
    ...pack,
    device: NOTHING_FROM_DEVICE,
    pictures: new Map(),
    originals: new Map(),
    fonts: await packFontBytes(),
    reader,
  };
  if (kind !== 'zip') return (await makeFile(kind, input)).file;
  const files: MadeFile[] = [];
  for (const one of kindsFor(reader)) files.push((await makeFile(one, input)).file);
  return makeArchive(files, input);
}
