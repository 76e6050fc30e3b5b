import { oggCrc } from './strip/ogg-crc';

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

export const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(640, 0x3c)]);

/** A page of Ogg. @param lacing lengths of its segments */
function oggPage(flags: number, lacing: readonly number[], body: Buffer, serial = 7): Buffer {
  const page = Buffer.concat([Buffer.from('OggS\0', 'latin1'), Buffer.alloc(22), Buffer.from(lacing), body]);
  page[5] = flags;
  page.writeUInt32LE(serial, 14);
  page[26] = lacing.length;
  page.writeUInt32LE(oggCrc(page), 22);
  return page;
}

const lacingOf = (length: number): number[] => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255];

/** Comments as Vorbis and Opus have them: who wrote the file, and lines of a name and a value. */
function vorbisComments(vendor: string, ...lines: string[]): Buffer {
  const text = (value: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value)]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(lines.length);
  return Buffer.concat([text(vendor), count, ...lines.map(text)]);
}

const COMMENTS = [SECRET, `ARTIST=${SECRET}`, `COMMENT=${'Zhang San '.repeat(60)}`] as const;
export const OGG_SOUND = Buffer.alloc(200, 0x5a);

/** An Ogg recording; the comments of Opus stand on two pages, those of Vorbis on one page with what comes after. */
export function ogg(codec: 'opus' | 'vorbis' | 'speex'): Buffer {
  const sound = oggPage(4, [100, 100], OGG_SOUND);
  if (codec === 'opus') {
    const tags = Buffer.concat([Buffer.from('OpusTags'), vorbisComments(...COMMENTS)]);
    const first = oggPage(0, [255], tags.subarray(0, 255));
    const rest = oggPage(1, lacingOf(tags.length - 255), tags.subarray(255));
    return Buffer.concat([oggPage(2, [19], Buffer.from('OpusHead'.padEnd(19, '\x01'))), first, rest, sound]);
  }
  if (codec === 'speex') {
    const tags = vorbisComments(...COMMENTS);
    const head = oggPage(2, [80], Buffer.from('Speex   '.padEnd(80, '\x01')));
    return Buffer.concat([head, oggPage(0, lacingOf(tags.length), tags), sound]);
  }
  const tags = Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), vorbisComments(...COMMENTS), Buffer.from([1])]);
  const setup = Buffer.from('\x05vorbis'.padEnd(300, '\x22'), 'latin1');
  const lacing = [...lacingOf(tags.length), ...lacingOf(setup.length)];
  const head = oggPage(2, [30], Buffer.from('\x01vorbis'.padEnd(30, '\x01'), 'latin1'));
  return Buffer.concat([head, oggPage(0, lacing, Buffer.concat([tags, setup])), sound]);
}

/** An element of EBML. @param long whether its size takes eight bytes */
function element(id: string, content: Buffer | readonly Buffer[], long = false): Buffer {
  const body = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const size = Buffer.alloc(long ? 8 : 4);
  size.writeUInt32BE(body.length, size.length - 4);
  size[0] = long ? 0x01 : 0x10 | (size[0] as number);
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}

const endless = (id: string): Buffer => Buffer.from(`${id}01ffffffffffffff`, 'hex');

/** A WebM recording as browsers write it: segment and clusters do not say where they end. `type` of its track: 2 is sound. */
export function webm({ codec = 'A_OPUS', type = 2 }: { codec?: 'A_OPUS' | 'A_VORBIS'; type?: number } = {}): Buffer {
  const [secret, one] = [Buffer.from(SECRET), Buffer.from([1])];
  const comments = Buffer.concat([
    Buffer.from('\x03vorbis', 'latin1'),
    vorbisComments(SECRET, `ARTIST=${SECRET}`),
    one,
  ]);
  const laced = Buffer.concat([
    Buffer.from([2, 30, comments.length]),
    Buffer.alloc(30, 1),
    comments,
    Buffer.alloc(90, 3),
  ]);
  const own = element('63a2', codec === 'A_OPUS' ? Buffer.from('OpusHead'.padEnd(19, '\x01')) : laced);
  const info = [
    element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
    element('7ba9', secret),
    element('4461', Buffer.alloc(8, 5)),
  ];
  const programs = [element('4d80', secret), element('5741', secret), element('4489', Buffer.from([0x41, 0x20, 0, 0]))];
  const track = [element('d7', one), element('83', Buffer.from([type])), element('86', Buffer.from(codec)), own];
  const named = [element('536e', secret), element('e1', element('9f', one)), element('bf', Buffer.alloc(4, 7))];
  const block = element('a3', Buffer.concat([Buffer.from('81000080', 'hex'), Buffer.alloc(160, 0x5a)]));
  const tags = element(
    '1254c367',
    element('7373', element('67c8', [element('45a3', secret), element('4487', secret)])),
    true,
  );
  return Buffer.concat([
    ...[element('1a45dfa3', element('4282', Buffer.from('webm'))), endless('18538067'), element('ec', secret)],
    ...[element('1549a966', [...info, ...programs]), element('1654ae6b', element('ae', [...track, ...named]))],
    ...[endless('1f43b675'), element('e7', Buffer.from([0])), block, block, tags, element('1941a469', secret)],
    ...[endless('1f43b675'), element('e7', one), block, Buffer.from('ec80', 'hex')],
  ]);
}
export const OGG = ogg('opus');
export const WEBM = webm();
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
