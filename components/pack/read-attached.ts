import type { Picture } from '@/lib/pack/document';
import type { PackCall } from '@/lib/pack/pack-call';

/** Edge to which a screenshot is scaled in a document, in pixels: small print stays readable. */
const LONGEST = 1_600;

type Attached = {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly originals: ReadonlyMap<string, Uint8Array>;
};

/** Reads the attached files of calls: the originals, and each picture as a JPEG that documents take. One that cannot be read is left out. */
export async function readAttached(files: PackCall['files']): Promise<Attached> {
  const pictures = new Map<string, Picture>();
  const originals = new Map<string, Uint8Array>();
  for (const { path, sha256, mediaType } of files) {
    if (originals.has(sha256)) continue;
    const answer = path === null ? null : await fetch(path).catch(() => null);
    if (!answer?.ok) continue;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    originals.set(sha256, bytes);
    const picture = mediaType.startsWith('image/') ? await asJpeg(new Blob([bytes], { type: mediaType })) : null;
    if (picture) pictures.set(sha256, picture);
  }
  return { pictures, originals };
}

async function asJpeg(blob: Blob): Promise<Picture | null> {
  try {
    const bitmap = await createImageBitmap(blob);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    return {
      bytes: new Uint8Array(await jpeg.arrayBuffer()),
      type: 'jpg',
      width: canvas.width,
      height: canvas.height,
    };
  } catch {
    return null;
  }
}
