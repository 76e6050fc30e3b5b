import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { expect, it } from 'vitest';
import data from '@/prisma/reference/canary-names.json';
import { givenNamesFor, NAME_WAYS, proposeNames, splitName } from './propose-names';

/** The hundred most frequent surnames, and those that make a joke of many names. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万',
  ...'庞焦梅毕苟赖傅戴卜钱甘艾连单步宫尚牛羊左包古费贝边胥步',
];
/** Sounds, without tones, with which no proposed name may begin: insults, bodies, illness, death and the jokes everybody knows. */
const NEVER = [
  ...[
    'zhu yi qun',
    'zhu tou',
    'zhu yi fan',
    'du zi',
    'fan tong',
    'fan jian',
    'yang wei',
    'qin shou',
    'wu neng',
    'wu de',
    'wu liang',
    'wu zhi',
    'wu li hua',
  ],
  ...[
    'wu chi',
    'bai chi',
    'bai jia',
    'ben dan',
    'sha zi',
    'hun dan',
    'jian ren',
    'hu tu',
    'hu lai',
    'hu wen bo',
    'gou shi',
    'niu bi',
    'niu fen',
    'ji ba',
    'mei yong',
  ],
  ...[
    'fei wu',
    'wang ba',
    'si ren',
    'shi ti',
    'shi bai',
    'shi yi',
    'shen jing',
    'bi yun',
    'pang zi',
    'lai pi',
    'fu xin',
    'wei suo',
    'yao si',
    'bu yao lian',
  ],
  ...[
    'hou tui',
    'mao bing',
    'jia de',
    'pian zi',
    'liu mang',
    'liu chan',
    'tao yan',
    'ai zi',
    'ai si',
    'duan ming',
    'duan zi',
    'gan si',
    'gui zi',
    'bao yi',
    'mei ren yao',
  ],
];

const sound = (text: string, toneType: 'none' | 'symbol') => pinyin(text, { toneType, type: 'array' }).join(' ');
const surname = fc.constantFrom(...SURNAMES, ...data.compoundSurnames);
const given = fc
  .array(fc.constantFrom(...data.homophones.join('')), { minLength: 1, maxLength: 2 })
  .map((characters) => characters.join(''));

it('proposes nothing that insults or makes a joke, with any frequent surname', () => {
  const bad = SURNAMES.flatMap((own) => givenNamesFor(own).map((name) => own + name)).filter((name) => {
    const spoken = `${sound(name, 'none')} `;
    return NEVER.some((never) => spoken.startsWith(`${never} `));
  });
  expect(bad).toEqual([]);
});

it('proposes distinct variants, never the name itself or one left elsewhere, of every way', () => {
  fc.assert(
    fc.property(surname, given, fc.integer({ min: 0 }), (own, name, seed) => {
      const first = proposeNames(own + name, [], seed);
      expect(new Set(first.map(({ way }) => way))).toContain('given');
      const taken = first.map(({ variant }) => variant);
      const again = proposeNames(own + name, taken, seed);
      const all = [...taken, ...again.map(({ variant }) => variant)];
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain(own + name);
      for (const { variant, way } of [...first, ...again]) {
        expect(variant).toMatch(/^\p{Script=Han}{2,4}$/u);
        expect(NAME_WAYS).toContain(way);
        if (way !== 'homophone') expect(variant.startsWith(splitName(own + name)?.surname ?? '-')).toBe(true);
      }
    }),
  );
});

it('gives the same proposals for the same seed, and others for another', () => {
  expect(proposeNames('王建国', [], 7)).toEqual(proposeNames('王 建国', [], 7));
  const seeds = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(proposeNames('王建国', [], seed))));
  expect(seeds.size).toBeGreaterThan(10);
});

it('changes a character only for one of the same sound and tone', () => {
  for (const group of data.homophones) {
    const sounds = new Set(
      [...group]
        .map((character) => pinyin(character, { multiple: true, surname: 'off' }).split(' '))
        .map((all) => all[0]),
    );
    expect(sounds.size, group).toBe(1);
  }
  const variants = proposeNames('欧阳建明', [], 1).filter(({ way }) => way === 'homophone');
  expect(variants.length).toBeGreaterThan(0);
  for (const { variant } of variants) expect(sound(variant.slice(2), 'symbol')).toBe(sound('建明', 'symbol'));
});

it('splits compound surnames, and leaves what is no Chinese name alone', () => {
  expect(splitName('欧阳修')).toEqual({ surname: '欧阳', given: '修' });
  expect(splitName('欧阳')).toEqual({ surname: '欧', given: '阳' });
  for (const name of ['', '王', 'Wang Jianguo', '王建国建国国', '<b>王</b>']) {
    expect(splitName(name)).toBeNull();
    expect(proposeNames(name, [], 1)).toEqual([]);
  }
});
