// Reads lines of text in a picture: PNG in at standard input; out, as JSON, each line with its top and bottom. A program of its own, so that it can be ended.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';

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

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const worker = await createWorker(LANGUAGES, OEM.LSTM_ONLY, {
  langPath: modelFolder(),
  cacheMethod: 'none',
});
await worker.setParameters({
  tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
  user_defined_dpi: '300',
  preserve_interword_spaces: '1',
});
const { data } = await worker.recognize(Buffer.concat(pieces), {}, { text: false, blocks: true });
await worker.terminate();
const lines = (data.blocks ?? [])
  .flatMap((block) => block.paragraphs)
  .flatMap((paragraph) => paragraph.lines)
  .map(({ text, bbox }) => ({ text: text.trim(), top: bbox.y0, bottom: bbox.y1 }));
process.stdout.write(JSON.stringify(lines), () => process.exit(0));
