import { LARGEST, MOST_BYTES, MOST_FILES } from '@/lib/evidence/attachment';

const MB = 1024 * 1024;

/** Figures that stand in the sentences about files. */
export const EVIDENCE_FIGURES = {
  picture: LARGEST.picture / MB,
  recording: LARGEST.recording / MB,
  bill: LARGEST.bill / MB,
  most: MOST_FILES,
  total: MOST_BYTES / MB,
};
