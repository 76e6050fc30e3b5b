// Reads the text in a picture: bytes in at standard input, its lines out at standard output. A program of its own, so that it can be ended.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM } from 'tesseract.js';

/** Lines of a call log are read best at this width, in pixels. */
const WIDTH = 1080;
const TALLEST = 4000;
const DARK = 110;

const require = createRequire(import.meta.url);
const LANGUAGES = ['chi_sim', 'eng'];

/** The reader wants all models in one folder; each comes in a package of its own. */
function modelFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'wurao-models-'));
  for (const code of LANGUAGES) {
    const file = `${code}.traineddata.gz`;
    const from = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
    symlinkSync(join(from, '4.0.0_best_int', file), join(folder, file));
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Grey, of one width, dark letters on light: as the models have learnt it. */
async function prepared(bytes) {
  const drawn = sharp(bytes, { limitInputPixels: 50_000_000, pages: 1 })
    .flatten({ background: 'white' })
    .greyscale()
    .resize({ width: WIDTH, height: TALLEST, fit: 'inside' });
  const { channels } = await drawn.clone().stats();
  const dark = (channels[0]?.mean ?? 255) < DARK;
  return (dark ? drawn.negate({ alpha: false }) : drawn).normalise().png({ compressionLevel: 1 }).toBuffer();
}

/** Words in rows as the eye reads them: a number on the left and its time on the right stand in one. */
function rowsOf(blocks) {
  const words = blocks
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
    .map(({ text, bbox }) => ({ text, x: bbox.x0, middle: (bbox.y0 + bbox.y1) / 2, height: bbox.y1 - bbox.y0 }))
    .sort((a, b) => a.middle - b.middle);
  const rows = [];
  for (const word of words) {
    const row = rows.at(-1);
    if (row && word.middle - row.middle < Math.max(row.height, word.height) / 2) row.words.push(word);
    else rows.push({ middle: word.middle, height: word.height, words: [word] });
  }
  return rows.map(({ words }) =>
    words
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  );
}

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const picture = await prepared(Buffer.concat(pieces));
const worker = await createWorker(LANGUAGES, OEM.LSTM_ONLY, {
  langPath: modelFolder(),
  cacheMethod: 'none',
});
await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT });
const { data } = await worker.recognize(picture, {}, { text: false, blocks: true });
await worker.terminate();
process.stdout.write(rowsOf(data.blocks ?? []).join('\n'), () => process.exit(0));
