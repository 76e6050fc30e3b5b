/** A screenshot stays readable at this width; long ones keep their length. In pixels. */
const WIDEST = 1440;
const TALLEST = 8_000;
/** Above this a picture is sent as JPEG, in bytes. */
const LARGE_PNG = 2 * 1024 * 1024;

/**
 * A picture drawn anew on the device: no larger than what can be read, and without place, device and date. What the browser cannot draw goes as it
 * is; the server strips everything once more.
 */
export async function smallerPicture(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, WIDEST / bitmap.width, TALLEST / bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const png = file.type === 'image/png' ? await blobOf(canvas, 'image/png') : null;
    const drawn = png && png.size <= LARGE_PNG ? png : await blobOf(canvas, 'image/jpeg');
    return drawn ? new File([drawn], 'file', { type: drawn.type }) : file;
  } catch {
    return file;
  }
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, 0.88));
