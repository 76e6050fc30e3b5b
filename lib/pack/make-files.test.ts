import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { unwrapWoff } from '@/lib/heatmaps/unwrap-woff';
import { textsOf } from './document';
import { kindsFor, type MadeFile, makeArchive, makeFile, type PackInput } from './make-files';
import { packedCall, packedFacts } from './pack-facts.fixture';
import { NO_PARTICULARS, NOTHING_FROM_DEVICE } from './particulars';
import { readPdf } from './read-pdf.fixture';
import { buildRecord } from './record/build-record';
import { packContext } from './record/pack-context';

const folder = 'node_modules/@fontsource/noto-sans-sc/files';
const font = (weight: number) =>
  new Uint8Array(unwrapWoff(readFileSync(`${folder}/noto-sans-sc-chinese-simplified-${weight}-normal.woff`)));
const fonts = { regular: font(400), bold: font(700) };

// A screenshot of one grey point.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const SHA = 'a'.repeat(64);
const facts = packedFacts(23);
const calls = facts.calls.map((call, i) =>
  i === 0
    ? {
        ...call,
        files: [
          { kind: 'picture' as const, sha256: SHA, addedAt: call.receivedAt, path: '/x', mediaType: 'image/png' },
        ],
      }
    : call,
);
const number = (i: number) => `1381234${String(5000 + i)}`;
const input: PackInput = {
  facts: { ...facts, calls },
  device: {
    particulars: { name: '林一舟', phone: '13800001234', address: '广州市天河区体育西路 1 号', idNumber: '' },
    numbers: Object.fromEntries(calls.map(({ receipt }, i) => [receipt, number(i)])),
  },
  proofs: { R000000000000000: { format: 'wurao-receipt-proof/1' } },
  pictures: new Map([[SHA, { bytes: new Uint8Array(PNG), type: 'png', width: 1, height: 1 }]]),
  originals: new Map([[SHA, new Uint8Array(PNG)]]),
  fonts,
  reader: 'zh-CN',
};
const flat = (text: string): string => text.replace(/\s+/g, '');

const made = new Map<string, MadeFile>();
beforeAll(async () => {
  for (const kind of kindsFor('en')) {
    const { file, missing } = await makeFile(kind, { ...input, reader: 'en' });
    expect(missing, kind).toEqual([]);
    made.set(kind, file);
  }
}, 60_000);
const bytesOf = (kind: string): Uint8Array => made.get(kind)?.bytes ?? new Uint8Array();

describe('the PDF of a record', () => {
  it('holds every word of the document, every call with its number, and the marks of uncertain rules', () => {
    const text = flat(readPdf(bytesOf('record_pdf')).pages.join(''));
    const document = buildRecord(packContext(input.facts, input.device, 'zh-CN'), input.pictures);
    for (const part of textsOf(document)) {
      // A cell that spans pages is cut; its beginning is enough to know it is there.
      expect(text).toContain(flat(part.split('\n')[0] ?? '').slice(0, 12));
    }
    for (const i of calls.keys()) expect(text).toContain(number(i));
    expect(text).toContain('效力未确认');
    expect(text).toContain('没有核实');
    expect(text).not.toContain('\uFFFD');
  });

  it('says its language and title, is tagged, has bookmarks, numbers its pages, and embeds no more of its fonts than it shows', () => {
    const { pages, fonts: embedded, names, raw } = readPdf(bytesOf('record_pdf'));
    expect(raw).toContain('/Lang (zh-CN)');
    expect(raw).toContain('/Marked true');
    expect(raw).toMatch(/\/Outlines \d+ 0 R/);
    for (const [i, page] of pages.entries()) expect(flat(page)).toContain(`第${i + 1}页共${pages.length}页`);
    expect(embedded).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+NotoSansSC/);
    expect(Math.max(...embedded)).toBeLessThan(300_000);
    expect(bytesOf('record_pdf').length).toBeLessThan(350_000);
  });

  it('is read by poppler as it is written', (test) => {
    try {
      execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    } catch {
      test.skip('no pdftotext on this machine (Debian: poppler-utils)');
    }
    const file = join(mkdtempSync(join(tmpdir(), 'pack-')), 'record.pdf');
    writeFileSync(file, bytesOf('record_pdf'));
    const text = flat(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
    for (const i of calls.keys()) expect(text).toContain(number(i));
    expect(text).toContain('车险推销来电记录');
  });

  it('tells which signs its fonts lack, and shows a mark in their place', async () => {
    const particulars = { ...NO_PARTICULARS, name: '李䶮' };
    const rare = { ...input, device: { ...input.device, particulars } };
    const { file, missing } = await makeFile('record_pdf', rare);
    expect(missing).toEqual(['䶮']);
    expect(readPdf(file.bytes).pages.join('')).toContain('李〓');
  });
});

describe('letters', () => {
  it('stand in the PDF in Chinese, with the English beside them for who reads English', () => {
    const text = flat(readPdf(bytesOf('letters_pdf')).pages.join(''));
    expect(text).toContain('中国人民财产保险股份有限公司：');
    expect(text).toContain('《个人信息保护法》第四十五条');
    expect(text).toContain(flat('PersonalInformationProtectionLaw,Article45'));
    for (const i of calls.keys()) expect(text).toContain(number(i));
  });
});

describe('the Word files', () => {
  it.each(['record_docx', 'letters_docx'])(
    '%s: every part is well-formed, the body is in the order of the schema, and no call is missing',
    (kind) => {
      const parts = unzipSync(bytesOf(kind));
      for (const [name, bytes] of Object.entries(parts)) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.write(strFromU8(bytes)).close();
      }
      expect(Object.keys(parts)).toContain('[Content_Types].xml');
      const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      for (const i of calls.keys()) expect(body).toContain(number(i));
      for (const [, cell = ''] of body.matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g))
        expect(cell).toMatch(/^<w:tcPr>[\s\S]*<\/w:p>$/);
      for (const [, table = ''] of body.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)) {
        expect(table).toMatch(/^<w:tblPr>[\s\S]*?<\/w:tblPr><w:tblGrid>[\s\S]*?<\/w:tblGrid><w:tr>/);
      }
      expect(body).toMatch(/<\/w:sectPr><\/w:body>/);
    },
  );

  it.each(['record_docx', 'letters_docx'])(
    '%s: is a package as Word opens it: every part typed, every reference there, styles defined, fonts Chinese',
    (kind) => {
      const parts = unzipSync(bytesOf(kind));
      const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
      const types = text('[Content_Types].xml');
      const values = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, value = '']) => value);
      const [endings, typed] = [values(types, /Extension="([^"]+)"/g), values(types, /PartName="\/([^"]+)"/g)];
      for (const name of Object.keys(parts).filter((each) => !each.endsWith('/')))
        expect(typed.includes(name) || endings.includes(name.split('.').at(-1) ?? ''), name).toBe(true);
      for (const name of typed) expect(parts[name], name).toBeDefined();
      for (const [name, bytes] of Object.entries(parts).filter(([each]) => each.endsWith('.rels'))) {
        const folder = name.replace(/_rels\/[^/]+$/, '');
        const own = name.replace('_rels/', '').replace(/\.rels$/, '');
        const rels = [...strFromU8(bytes).matchAll(/<Relationship [^>]*>/g)].map(([rel]) => rel);
        for (const rel of rels.filter((each) => !each.includes('TargetMode="External"'))) {
          const target = /Target="\/?([^"]+)"/.exec(rel)?.[1] ?? '';
          expect(parts[folder + target] ?? parts[target], `${name}: ${target}`).toBeDefined();
        }
        const ids = rels.map((rel) => /Id="([^"]+)"/.exec(rel)?.[1]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const used of values(text(own), /r:(?:id|embed)="([^"]+)"/g)) expect(ids, own).toContain(used);
      }
      const body = text('word/document.xml');
      const styles = values(text('word/styles.xml'), /w:styleId="([^"]+)"/g);
      for (const style of values(body, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g))
        expect(styles).toContain(style);
      expect(values(body + text('word/styles.xml'), /w:eastAsia="([^"]+)"/g)).not.toEqual([]);
    },
  );
});

describe('the archive', () => {
  it('holds every file, proof and original, and says what is what', () => {
    const files = [...made.values()];
    const inside = unzipSync(makeArchive(files, input).bytes);
    const names = Object.keys(inside);
    expect(names).toEqual(
      expect.arrayContaining([
        '来电记录.pdf',
        '来电记录.docx',
        '来电记录.csv',
        '投诉信和举报单.pdf',
        '投诉信和举报单.docx',
        'call-record.pdf',
        'proofs/R000000000000000.json',
        `evidence/1-${SHA.slice(0, 12)}.png`,
        '说明.txt',
      ]),
    );
    expect(inside[`evidence/1-${SHA.slice(0, 12)}.png`]).toEqual(new Uint8Array(PNG));
  });
});

it('without a device there are blanks and no number that the server does not have', async () => {
  const { file } = await makeFile('record_pdf', { ...input, device: NOTHING_FROM_DEVICE });
  const text = flat(readPdf(file.bytes).pages.join(''));
  expect(text).toContain('138********');
  expect(text).toContain('记录人＿＿＿');
  expect(text).not.toMatch(/1381234\d{4}/);
});

it('a pack of five hundred calls stays small', async () => {
  const many = { ...input, facts: packedFacts(500), device: NOTHING_FROM_DEVICE };
  const { file } = await makeFile('record_pdf', many);
  expect(file.bytes.length).toBeLessThan(1_500_000);
  expect(readPdf(file.bytes).pages.length).toBeLessThan(60);
});

it('one call with nothing told makes every file', async () => {
  const bare = {
    ...input,
    facts: {
      ...facts,
      calls: [packedCall({ claim: 'unknown', insurerId: null, numberKind: 'hidden', numberPrefix: null })],
      log: null,
    },
  };
  for (const kind of kindsFor('en')) expect((await makeFile(kind, bare)).file.bytes.length).toBeGreaterThan(500);
});
