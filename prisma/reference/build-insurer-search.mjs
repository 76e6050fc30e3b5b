/**
 * Writes insurer-search.json, all that name search needs in the browser: names, readings and character forms of insurers.json.
 * `node prisma/reference/build-insurer-search.mjs` writes the file, `--print` writes to standard output instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { customPinyin, pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;
/** Suffixes a search may carry; their characters need readings and traditional forms too. */
const SUFFIXES = ['股份有限责任公司', '财产保险', '农业相互保险', '汽车电话车险', '产险集团中国'];
/** Names left after a suffix is cut that belong to somebody else: life insurers, banks, a country. */
const NOT_ALONE = ['人寿', '中国人寿', '生命', '建行', '中国银行', '日本', 'chinalife', 'bankofchina', 'ccb'];

customPinyin({ 都邦: 'dū bāng' });

const { insurers, unnamed } = JSON.parse(readFileSync(new URL('insurers.json', import.meta.url), 'utf8'));
const byId = new Map(insurers.map((insurer) => [insurer.id, insurer]));

function currentId(id) {
  const { successorId } = byId.get(id);
  return successorId ? currentId(successorId) : id;
}

function readingsOf(names) {
  const readings = new Map();
  for (const name of names) {
    const syllables = pinyin(name, { toneType: 'none', type: 'array' });
    for (const [i, character] of [...name].entries()) {
      if (!HAN.test(character)) continue;
      const known = readings.get(character) ?? syllables[i];
      if (known !== syllables[i]) throw new Error(`${character} is read ${known} and ${syllables[i]} (${name})`);
      readings.set(character, known);
    }
  }
  return readings;
}

function traditionalFormsOf(used) {
  const simplifiers = ['t', 'tw', 'hk'].map((from) => Converter({ from, to: 'cn' }));
  const forms = [];
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code);
    if (used.has(character)) continue;
    const simplified = simplifiers.map((simplify) => simplify(character)).find((form) => used.has(form));
    if (simplified) forms.push([character, simplified]);
  }
  return forms;
}

function groupBySyllable(readings) {
  const groups = {};
  for (const [character, syllable] of [...readings].sort()) groups[syllable] = (groups[syllable] ?? '') + character;
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const entries = insurers.map(({ id, shortNameZh, nameEn, legalNameZh, aliases }) => ({
  id,
  shortNameZh,
  nameEn,
  currentId: currentId(id),
  keys: [...new Set([legalNameZh, ...aliases])].filter((key) => key !== shortNameZh),
}));
const readings = readingsOf([
  ...entries.flatMap(({ shortNameZh, keys }) => [
    shortNameZh,
    ...keys.map((key) => key.replace(/[^\p{Script=Han}]/gu, '')),
  ]),
  ...unnamed.words,
  ...SUFFIXES,
]);
const forms = traditionalFormsOf(new Set(readings.keys()));

const parts = {
  insurers: `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`,
  unnamed: JSON.stringify([unnamed.id, unnamed.nameZh, ...unnamed.words]),
  notAlone: JSON.stringify(NOT_ALONE),
  readings: JSON.stringify(groupBySyllable(readings)),
  traditional: JSON.stringify(forms.map(([from]) => from).join('')),
  simplified: JSON.stringify(forms.map(([, to]) => to).join('')),
};
const text = `{\n${Object.entries(parts)
  .map(([name, value]) => `"${name}": ${value}`)
  .join(',\n')}\n}\n`;

if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(new URL('insurer-search.json', import.meta.url), text);
