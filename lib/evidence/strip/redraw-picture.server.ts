import 'server-only';
import sharp from 'sharp';
import { LONGEST_EDGE } from '@/lib/evidence/attachment';
import { err, ok, type Result } from '@/lib/platform/result';

/** A picture of more pixels is refused before it is unpacked. */
const MOST_PIXELS = 50_000_000;
const SECONDS = 20;

sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a picture anew: turned as its camera meant it, scaled down to what stays readable, and without anything but pixels. Whatever else was in
 * the file (place, device, thumbnails, a second file behind the first) is not in the new one.
 */
export async function redrawPicture(bytes: Buffer, mediaType: string): Promise<Result<Buffer, 'broken'>> {
  try {
    const drawn = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_EDGE, height: 2 * LONGEST_EDGE, fit: 'inside', withoutEnlargement: true });
    if (mediaType === 'image/png') return ok(await drawn.png({ compressionLevel: 6 }).toBuffer());
    if (mediaType === 'image/webp') return ok(await drawn.webp({ quality: 88 }).toBuffer());
    return ok(await drawn.jpeg({ quality: 88 }).toBuffer());
  } catch {
    return err('broken');
  }
}
