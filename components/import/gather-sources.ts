import type { ImportSource, SourceProblem } from './import-source';
import { type Recognising, recognisePictures } from './recognise-pictures';

/** What was pasted or chosen, as far as the page reads it: the worker finds the calls in it. */
export type Gathered = {
  readonly sources: readonly ImportSource[];
  readonly problems: readonly SourceProblem[];
  readonly pictures: readonly File[];
  /** The one thing that was given, where it was a picture. */
  readonly picture: File | null;
};

const LARGEST_PICTURE = 40 * 1024 * 1024;
const isPicture = (file: File): boolean => file.type.startsWith('image/') && file.size <= LARGEST_PICTURE;

/**
 * Takes text and files for what they are and has the pictures recognised. Rejects when the engine does not come, or is called off by `signal`.
 * @param engine folder of the recognition on this site
 * @param tell hears how far the pictures are; null when they are done
 */
export async function gatherSources(
  text: string,
  files: readonly File[],
  engine: string,
  tell: (progress: Recognising | null) => void,
  signal: AbortSignal,
): Promise<Gathered> {
  const pictures = files.filter(isPicture);
  const picture = files.length === 1 ? (pictures[0] ?? null) : null;
  const others = await textAndFiles(
    text,
    files.filter((file) => !isPicture(file)),
  );
  if (pictures.length === 0) return { sources: others, problems: [], pictures, picture };
  const read = await recognisePictures(pictures, engine, tell, signal);
  tell(null);
  const problems = read.failed.map((name) => ({ name, problem: 'picture' as const }));
  return { sources: [...others, ...read.sources], problems, pictures, picture };
}

async function textAndFiles(text: string, files: readonly File[]): Promise<ImportSource[]> {
  const taken = new Date().toISOString();
  const pasted: ImportSource[] = text.trim() === '' ? [] : [{ kind: 'text', name: '', taken, text }];
  const read = files.map(async (file): Promise<ImportSource> => {
    const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
    return { kind: 'file', name: file.name, taken, bytes };
  });
  return [...pasted, ...(await Promise.all(read))];
}
