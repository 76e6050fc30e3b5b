import type { RecognisedLine } from '@/lib/import/picture/picture-entries';
import type { ImportSource } from './import-source';
import { type Typeset, typesetPicture } from './typeset-picture';

/** How far recognition is: `loading` the engine (share of 1), or picture `done` of `of`. */
export type Recognising =
  | { readonly kind: 'loading'; readonly share: number }
  | { readonly kind: 'picture'; readonly done: number; readonly of: number };

export type Recognised = { readonly sources: readonly ImportSource[]; readonly failed: readonly string[] };

const LANGUAGE = 'chi_sim';
/** One block of lines, as the picture is set anew. */
const ONE_BLOCK = '6';
const OLDEST_MS = 396 * 86_400_000;

/**
 * Reads the text of screenshots in this browser. The engine comes from this site at the first picture and is let go after the last.
 * @param engine folder of the engine on this site
 * @param signal ends it: what was read so far is given up
 */
export async function recognisePictures(
  pictures: readonly File[],
  engine: string,
  tell: (progress: Recognising) => void,
  signal: AbortSignal,
): Promise<Recognised> {
  const { createWorker } = await import('tesseract.js');
  tell({ kind: 'loading', share: 0 });
  const starting = createWorker(LANGUAGE, 1, {
    ...{ workerPath: `${engine}/worker.min.js`, corePath: engine, langPath: engine },
    ...{ workerBlobURL: false, cacheMethod: 'none', gzip: true },
    logger: ({ status, progress }) => status.startsWith('load') && tell({ kind: 'loading', share: progress }),
    errorHandler: () => {},
  });
  const worker = await orAborted(
    starting,
    signal,
    () =>
      void starting.then(
        (late) => late.terminate(),
        () => {},
      ),
  );
  const sources: ImportSource[] = [];
  const failed: string[] = [];
  try {
    await worker.setParameters({
      tessedit_pageseg_mode: ONE_BLOCK as never,
      user_defined_dpi: '300',
      preserve_interword_spaces: '1',
    });
    for (const [done, picture] of pictures.entries()) {
      tell({ kind: 'picture', done, of: pictures.length });
      const read = await orAborted(readPicture(picture, worker), signal);
      if (read) sources.push({ ...read, picture: done });
      else failed.push(picture.name);
    }
  } finally {
    await worker.terminate();
  }
  return { sources, failed };
}

type Engine = Awaited<ReturnType<typeof import('tesseract.js').createWorker>>;

async function readPicture(file: File, worker: Engine) {
  const bitmap = await createImageBitmap(file).catch(() => null);
  const typeset = bitmap && typesetPicture(bitmap);
  bitmap?.close();
  if (!typeset) return null;
  const { data } = await worker.recognize(typeset.canvas, {}, { blocks: true });
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  const { width, height } = typeset;
  return {
    kind: 'picture' as const,
    name: file.name,
    taken: takenAt(file),
    lines: placed(lines, typeset),
    width,
    height,
  };
}

type Line = { readonly text: string; readonly bbox: { readonly y0: number; readonly y1: number } };

/** The recognised lines where they stood in the screenshot. */
function placed(lines: readonly Line[], { boxes, places }: Typeset): RecognisedLine[] {
  return boxes.map((box, i) => {
    const { top, bottom } = places[i] ?? { top: 0, bottom: 0 };
    const own = lines.filter(({ bbox }) => (bbox.y0 + bbox.y1) / 2 >= top && (bbox.y0 + bbox.y1) / 2 < bottom);
    return { ...box, text: own.map(({ text }) => text.trim()).join(' ') };
  });
}

/** A screenshot keeps the moment it was taken as that of its file; one that was sent on may not. */
function takenAt({ lastModified }: File): string {
  const now = Date.now();
  const likely = lastModified > now - OLDEST_MS && lastModified <= now;
  return new Date(likely ? lastModified : now).toISOString();
}

/** Waits, unless it is called off. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal, clean: () => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clean();
      reject(signal.reason);
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
