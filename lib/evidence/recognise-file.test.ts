import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseFile } from './recognise-file';
import { AMR, CSV, m4a, mp3, mp3Sound, OGG, PDF, WEBM, wav, XLS, XLSX } from './sample-files.fixture';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const WEBP = Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1');
const GB = Buffer.from('cdb8bbb0bcc7c2bc2cbac5c2ebcab1bce40a31332c31390a31342c31350a', 'hex');

describe('the content alone says what a file is', () => {
  it.each([
    ['PNG', PNG, 'picture', 'image/png'],
    ['JPEG', JPEG, 'picture', 'image/jpeg'],
    ['WebP', WEBP, 'picture', 'image/webp'],
    ['M4A', m4a(), 'recording', 'audio/mp4'],
    ['MP3 with tag', mp3(), 'recording', 'audio/mpeg'],
    ['MP3 without', mp3Sound(), 'recording', 'audio/mpeg'],
    ['AMR', AMR, 'recording', 'audio/amr'],
    ['WAV', wav(), 'recording', 'audio/wav'],
    ['Ogg', OGG, 'recording', 'audio/ogg'],
    ['WebM', WEBM, 'recording', 'audio/webm'],
    ['PDF', PDF, 'bill', 'application/pdf'],
    ['XLS', XLS, 'bill', 'application/vnd.ms-excel'],
    ['XLSX', XLSX, 'bill', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['CSV', CSV, 'bill', 'text/csv'],
    ['CSV in GB 18030', GB, 'bill', 'text/csv'],
  ])('%s', (_, bytes, kind, mediaType) => {
    expect(recogniseFile(bytes)).toEqual({ ok: true, value: { kind, mediaType } });
  });

  it.each([
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'heic'],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0....vmhd....vide', 'latin1'), 'video'],
    ['a WebM video', Buffer.from('\x1a\x45\xdf\xa3webm V_VP9 A_OPUS', 'latin1'), 'video'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a page', Buffer.from('<html>\n<a,b>\n,c\n</html>'), 'unknown_type'],
    ['a page behind a mark', Buffer.from('\ufeff  <svg onload=x>,\n,\n'), 'unknown_type'],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1'), 'unknown_type'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'unknown_type'],
    ['a bare archive', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(80)]), 'unknown_type'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('\n'), PDF]), 'unknown_type'],
    ['prose', Buffer.from('Somebody called me.\nI hung up.\n'), 'unknown_type'],
  ])('%s is refused', (_, bytes, error) => {
    expect(recogniseFile(bytes)).toEqual({ ok: false, error });
  });

  it('and never throws', () => {
    const magic = fc.constantFrom(PNG, m4a(), mp3(), WEBM, XLSX, wav(), Buffer.from('ID3'), Buffer.alloc(0));
    fc.assert(
      fc.property(magic, fc.nat(64), fc.uint8Array({ maxLength: 400 }), (start, cut, rest) => {
        recogniseFile(Buffer.concat([start.subarray(0, cut), rest]));
      }),
      { numRuns: 500 },
    );
  });
});
