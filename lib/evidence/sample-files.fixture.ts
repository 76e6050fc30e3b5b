/** Files as phones write them, made here: small, and with metadata that must not survive. */
export const SECRET = 'Zhang San, Tianhe 23.1291 113.2644';

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + body.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
};

const dated = (type: string, length: number): Buffer => {
  const body = Buffer.alloc(length, 1);
  body.writeUInt32BE(0);
  body.writeUInt32BE(3_800_000_000, 4);
  body.writeUInt32BE(3_800_000_001, 8);
  return box(type, body);
};

const handler = (kind: string): Buffer =>
  box(
    'hdlr',
    Buffer.concat([Buffer.alloc(8), Buffer.from(kind, 'latin1'), Buffer.alloc(12), Buffer.from(`${SECRET}\0`)]),
  );

/** An M4A recording. `index` first or last, as different phones do; `kind` of its track. */
export function m4a({ index = 'last', kind = 'soun' }: { index?: 'first' | 'last'; kind?: string } = {}): Buffer {
  const moov = box(
    'moov',
    dated('mvhd', 100),
    box(
      'trak',
      dated('tkhd', 84),
      box('Zzzz', Buffer.from(SECRET)),
      box(
        'mdia',
        dated('mdhd', 24),
        handler(kind),
        box('minf', box('stbl', box('stco', Buffer.from('\0\0\0\0\0\0\0\x01\0\0\x30\x39', 'latin1')))),
      ),
    ),
    box('udta', box('\xa9nam', Buffer.from(SECRET)), box('meta', Buffer.from(SECRET))),
  );
  const sound = box('mdat', Buffer.alloc(5_000, 0x55));
  const ftyp = box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom', 'latin1'));
  const more = Buffer.concat([box('uuid', Buffer.from(SECRET)), box('sefd', Buffer.from(SECRET))]);
  return Buffer.concat(index === 'first' ? [ftyp, moov, more, sound] : [ftyp, sound, more, moov]);
}

const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, 0x11)]);

/** An MP3 recording with tags at both ends. */
export function mp3(frames = 40): Buffer {
  const text = Buffer.from(SECRET.padEnd(118));
  const id3 = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, text.length]), text]);
  const ape = Buffer.alloc(32);
  ape.write('APETAGEX', 'latin1');
  ape.writeUInt32LE(2000, 8);
  ape.writeUInt32LE(SECRET.length + 32, 12);
  const sound = Buffer.concat(Array.from({ length: frames }, () => frame));
  return Buffer.concat([id3, sound, Buffer.from(SECRET), ape, Buffer.from(`TAG${SECRET}`.padEnd(128))]);
}
export const mp3Sound = (frames = 40): Buffer => Buffer.concat(Array.from({ length: frames }, () => frame));

const chunk = (id: string, body: Buffer): Buffer => {
  const header = Buffer.alloc(8);
  header.write(id, 'latin1');
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
};

export function wav(): Buffer {
  const chunks = Buffer.concat([
    chunk('fmt ', Buffer.alloc(16, 1)),
    chunk('LIST', Buffer.from(`INFOINAM${SECRET}`)),
    chunk('data', Buffer.alloc(3_001, 0x33)),
    chunk('bext', Buffer.from(SECRET)),
  ]);
  const header = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  header.writeUInt32LE(4 + chunks.length, 4);
  return Buffer.concat([header, chunks]);
}

export const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(600, 0x3c)]);
export const OGG = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(300, 1)]);
export const WEBM = Buffer.concat([
  Buffer.from('\x1a\x45\xdf\xa3\x9fB\x82\x84webm', 'latin1'),
  Buffer.from('A_OPUS'),
  Buffer.alloc(200),
]);
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
export const XLS = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
export const XLSX = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(26),
  Buffer.from('[Content_Types].xml'),
  Buffer.alloc(64),
]);
export const CSV = Buffer.from(
  '起始时间,通信方式,对方号码\n2026-11-21 09:30:11,被叫,13800138000\n2026-11-21 10:02:00,主叫,95511\n',
);
