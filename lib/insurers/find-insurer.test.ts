import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInsurer, isUnnamed, suggestInsurers } from './find-insurer';
import { currentInsurer, INSURERS } from './registry';

/** The id found, `a|b` when several fit, `none` otherwise. */
function found(query: string): string {
  const search = findInsurer(query);
  if (search.kind === 'one') return search.insurer.id;
  return search.kind === 'none' ? 'none' : search.insurers.map(({ id }) => id).join('|');
}
const suggested = (query: string, limit = 5) => suggestInsurers(query, limit).map(({ id }) => id);

describe('findInsurer', () => {
  it.each(INSURERS.map((insurer) => [insurer.id, insurer] as const))('finds %s under all its names', (_, insurer) => {
    for (const name of [insurer.shortNameZh, insurer.legalNameZh, insurer.nameEn, ...insurer.aliases]) {
      const search = findInsurer(name);
      const ids = search.kind === 'one' ? [search.insurer.currentId] : [];
      if (search.kind === 'several') ids.push(...search.insurers.map(({ currentId }) => currentId));
      expect(ids, name).toContain(insurer.currentId);
    }
    expect(found(insurer.id)).toBe(insurer.id);
  });

  it.each([
    ['太平', 'taiping'],
    ['太平洋', 'cpic'],
    ['天平', 'axa-tianping'],
    ['阳光财险', 'sunshine'],
    ['阳光农险', 'sunlight-agri'],
    ['阳光农业保险', 'sunlight-agri'],
    ['华安', 'huaan'],
    ['华泰', 'huatai'],
    ['华农', 'huanong'],
    ['华海', 'huahai'],
    ['安华', 'anhua'],
    ['大家', 'dajia'],
    ['大地', 'ccic'],
    ['安心', 'anxin'],
    ['鑫安', 'xinan'],
    ['太平洋安信', 'cpic-anxin'],
    ['永安', 'yongan'],
    ['永诚', 'yongcheng'],
    ['安诚', 'ancheng'],
    ['众诚', 'zhongcheng'],
    ['国任', 'guoren'],
    ['国元', 'guoyuan'],
  ])('keeps %s apart from its look-alikes', (query, id) => expect(found(query)).toBe(id));

  it.each([
    ['太平洋財產保險股份有限公司', 'cpic'],
    ['太平洋產險', 'cpic'],
    ['人壽財險', 'chinalife-pc'],
    ['陽光', 'sunshine'],
    ['國壽產險', 'chinalife-pc'],
    ['華農保險', 'huanong'],
    ['比亞迪', 'byd'],
    ['眾安', 'zhongan'],
  ])('reads traditional %s', (query, id) => expect(found(query)).toBe(id));

  it.each([
    ['大地产险公司', 'ccic'],
    ['永诚财产保险有限公司', 'yongcheng'],
    ['现代财产保险（中国）有限公司', 'hyundai'],
    ['中国太保', 'cpic'],
    ['三星产险', 'samsung'],
    ['太平财产', 'taiping'],
    ['中国平安财产保险股份有限公司北京分公司', 'pingan'],
    [' ＰＩＣＣ ', 'picc'],
    ['p.i.c.c', 'picc'],
    ['Ping An', 'pingan'],
    ['ping an property and casualty', 'pingan'],
    ['Liberty', 'liberty'],
    ['Huatai Property & Casualty', 'huatai'],
  ])('sees through form and spelling of %s', (query, id) => expect(found(query)).toBe(id));

  it.each([
    ['zgrb', 'picc'],
    ['rb', 'picc'],
    ['renbao', 'picc'],
    ['Rén Bǎo', 'picc'],
    ['pa', 'pingan'],
    ["ping'an", 'pingan'],
    ['taipingyang', 'cpic'],
    ['tpy', 'cpic'],
    ['dubang', 'dubang'],
    ['changanbaoxian', 'changan'],
    ['yangguangchexian', 'sunshine'],
    ['fudebaoxian', 'fude'],
  ])('reads pinyin %s', (query, id) => expect(found(query)).toBe(id));

  it('says so when unrelated companies share the spelling', () => {
    expect(found('tp')).toBe('taiping|axa-tianping');
    expect(found('hh')).toBe('huahai|huanghe');
    expect(found('ya')).toBe('yongan|yian');
  });

  it.each([
    ['天安', 'tianan', 'shenneng'],
    ['信达', 'xinda', 'guoren'],
    ['易安', 'yian', 'byd'],
    ['安联', 'allianz-cn', 'allianz-jd'],
    ['tianan', 'tianan', 'shenneng'],
  ])('finds %s, a former name alone, and knows its successor', (query, id, successor) => {
    expect(found(query)).toBe(id);
    expect(currentInsurer(found(query))?.id).toBe(successor);
    expect(findInsurer(query)).toMatchObject({ insurer: { currentId: successor } });
  });

  it.each([
    ['安邦', 'dajia'],
    ['天安车险', 'shenneng'],
    ['民安', 'yatai'],
    ['信达财险', 'guoren'],
    ['安联保险', 'allianz-jd'],
    ['大众', 'starr'],
    ['大众保险', 'starr'],
  ])('resolves %s, borne by a company and its successor, to the successor', (query, id) =>
    expect(found(query)).toBe(id),
  );

  it.each([
    '人寿',
    '中国人寿',
    '人壽保險',
    '生命',
    '平安人寿',
    '建行',
    '日本',
    'China Life',
    'renshou',
    '车险',
    '中国',
    '保险公司',
    '',
    ' ',
    '-',
    'p',
    '张三',
  ])('finds no motor insurer in «%s»', (query) => expect(found(query)).toBe('none'));

  it('finds nobody in a name that is damaged', () => {
    for (const name of ['\0ha', '人保\0', '\0\u{7e392}ha']) expect(findInsurer(name)).toEqual({ kind: 'none' });
    expect(findInsurer('ha').kind).toBe('one');
  });

  it('never throws and never answers with anything but known companies', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'太平洋阳光农险中国人寿保財產x &') }),
    );
    fc.assert(
      fc.property(text, (query) => {
        const search = findInsurer(query);
        const hits = search.kind === 'one' ? [search.insurer] : search.kind === 'several' ? search.insurers : [];
        expect(search.kind === 'several' ? hits.length > 1 : true).toBe(true);
        expect(new Set(hits.map(({ currentId }) => currentId)).size).toBe(hits.length);
        for (const hit of [...hits, ...suggestInsurers(query, 4)])
          expect(currentInsurer(hit.id)?.id).toBe(hit.currentId);
        expect(suggestInsurers(query, 4).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('suggestInsurers', () => {
  it('offers what the text may become, the exact name first', () => {
    expect(suggested('太平')).toEqual(expect.arrayContaining(['taiping', 'cpic']));
    expect(suggested('太平')[0]).toBe('taiping');
    expect(suggested('taip')).toEqual(expect.arrayContaining(['taiping', 'cpic']));
    expect(suggested('AXA')[0]).toBe('axa-tianping');
    expect(suggested('Chubb')).toEqual(['huatai']);
    expect(suggested('財險', 100)).toEqual([]);
  });

  it('offers 国寿财险 for 人寿, which by itself names the life insurer', () => {
    expect(suggested('人寿')).toEqual(['chinalife-pc']);
    expect(suggested('中国人寿')[0]).toBe('chinalife-pc');
  });

  it('recognises a company inside a longer name', () => {
    expect(suggested('人保财险北京市分公司')).toContain('picc');
    expect(suggested('平安人寿')).toContain('pingan');
  });

  it('shows each line of succession once and keeps to the limit', () => {
    expect(suggested('安邦')).toEqual(['dajia']);
    expect(suggested('安', 3)).toHaveLength(3);
    expect(suggested('安', 0)).toEqual([]);
    expect(suggested('安', -1)).toEqual([]);
  });
});

describe('isUnnamed', () => {
  it.each(['unknown', '没说', '沒說', ' 车管所 ', '車險服務中心', '保险公司'])('knows «%s»', (text) =>
    expect(isUnnamed(text)).toBe(true),
  );
  it.each(['', '人保', '太平', 'multi'])('leaves «%s»', (text) => expect(isUnnamed(text)).toBe(false));
  it('offers nothing for words that name nobody', () => expect(suggested('保险公司')).toEqual([]));
});
