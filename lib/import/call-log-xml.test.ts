import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callLogXml, NotACallLog } from './call-log-xml';

const HEAD = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20.002-->
<?xml-stylesheet type="text/xsl" href="calls.xsl"?>
`;
const call = (attributes: string) => `  <call ${attributes} subscription_id="1" readable_date="x" />\n`;
const FILE = `${HEAD}<calls count="5" backup_set="x" backup_date="1763780000000" type="full">
${call('number="95518" duration="35" date="1763601153000" type="1" presentation="1" contact_name="(Unknown)"')}
${call('number="+8613812345678" duration="80" date="1763604001000" type="2" presentation="1" contact_name="妈妈"')}
${call('number="-2" duration="0" date="1763604001000" type="3" presentation="2" contact_name="null"')}
${call('number="95519" duration="0" date="1763604001000" type="5" presentation="1" contact_name="&#55357;&#56833; x"')}
${call('number="95519" duration="0" date="never" type="1" presentation="1"')}
</calls>`;

function read(text: string, size = text.length) {
  const log = callLogXml();
  for (let at = 0; at < text.length; at += size) log.write(text.slice(at, at + size));
  return log.end();
}

describe('a backup of the call log', () => {
  it('is read with direction, name and hidden callers', () => {
    expect(read(FILE).calls).toMatchObject([
      { number: '95518', day: '2025-11-20', time: '09:12', direction: 'in', name: null },
      { number: '+8613812345678', direction: 'out', name: '妈妈' },
      { number: '隐藏号码', direction: 'missed', name: null },
      { number: '95519', direction: 'missed' },
    ]);
    expect(read(FILE).unread).toBe(1);
  });

  it('is the same in pieces of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        expect(read(FILE, size)).toEqual(read(FILE));
      }),
    );
  });

  it('that was cut short gives its whole calls', () => {
    expect(read(FILE.slice(0, FILE.indexOf('contact_name="妈妈"'))).calls).toHaveLength(1);
  });

  it.each([
    `${HEAD}<!DOCTYPE calls [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><calls><call number="&b;"/></calls>`,
    '<!DOCTYPE calls SYSTEM "file:///etc/passwd"><calls/>',
    '<smses count="1"><sms address="95518"/></smses>',
    'no markup at all',
    '',
  ])('%s is none', (text) => expect(() => read(text)).toThrow(NotACallLog));

  it('of any text gives calls or is refused', () => {
    const pieces = fc.constantFrom(
      '<calls>',
      '<call number="95518" date="1763601153000" type="1"/>',
      '<',
      '&amp;',
      '&x;',
      '<![CDATA[',
      '"',
      '</calls>',
      ']]>',
      '<!--',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          try {
            for (const { time } of read(text).calls) expect(time).toMatch(/^\d\d:\d\d$/);
          } catch (error) {
            expect(error).toBeInstanceOf(NotACallLog);
          }
        },
      ),
    );
  });

  it('of a hundred thousand calls takes seconds', () => {
    const row = call(
      'number="95518" duration="35" date="1763601153000" type="1" presentation="1" contact_name="(Unknown)"',
    );
    expect(read(`<calls>${row.repeat(100_000)}</calls>`, 65_536).calls).toHaveLength(100_000);
  });
});
