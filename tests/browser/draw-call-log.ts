import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';

/** One row of a drawn call log. `place` is what phones write below a number. */
export type DrawnCall = {
  readonly number: string;
  readonly when: string;
  readonly place?: string;
  readonly missed?: boolean;
};

/** How a phone draws its call log. */
export type Phone = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly dark: boolean;
  readonly language: 'zh-CN' | 'en';
  readonly system: 'ios' | 'android';
};

const FONT = join(
  import.meta.dirname,
  '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
);
const LATIN = join(
  import.meta.dirname,
  '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff2',
);

const WORDS = {
  'zh-CN': {
    title: '最近通话',
    tabs: ['所有', '未接来电'],
    edit: '编辑',
    bottom: ['个人收藏', '最近通话', '通讯录', '拨号键盘', '语音留言'],
  },
  en: {
    title: 'Recents',
    tabs: ['All', 'Missed'],
    edit: 'Edit',
    bottom: ['Favorites', 'Recents', 'Contacts', 'Keypad', 'Voicemail'],
  },
};

const face = (path: string, range = '') =>
  `@font-face{font-family:Log;src:url(data:font/woff2;base64,${readFileSync(path).toString('base64')})${range}}`;

/** A screenshot of a call log, drawn as phones draw it, at the resolution of the phone. */
export async function drawCallLog(browser: Browser, phone: Phone, calls: readonly DrawnCall[]): Promise<Buffer> {
  const viewport = { width: phone.width, height: phone.height };
  const context = await browser.newContext({ viewport, deviceScaleFactor: phone.scale, isMobile: false });
  const page = await context.newPage();
  await page.setContent(phone.system === 'ios' ? iosPage(phone, calls) : androidPage(phone, calls));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await page.screenshot({ type: phone.system === 'ios' ? 'png' : 'jpeg' });
  await context.close();
  return picture;
}

const sheet = (dark: boolean, more: string) => `<style>${face(FONT)}${face(LATIN, ';unicode-range:U+0-24F,U+2000-206F')}
*{box-sizing:border-box;margin:0}body{font-family:Log;background:${dark ? '#000' : '#fff'};color:${dark ? '#fff' : '#000'}}${more}</style>`;

function iosPage({ dark, language }: Phone, calls: readonly DrawnCall[]): string {
  const { title, tabs, edit, bottom } = WORDS[language];
  const gray = dark ? '#98989f' : '#8a8a8e';
  const line = dark ? '#38383a' : '#c6c6c8';
  const css = `.bar{display:flex;justify-content:space-between;padding:14px 30px 8px;font-weight:600;font-size:16px}
.tabs{display:flex;justify-content:center;gap:40px;font-size:13px;padding:10px}.edit{color:#007aff;padding:0 16px;font-size:17px}
h1{font-size:34px;padding:4px 16px 8px}.row{display:flex;align-items:center;padding:0 16px 0 34px;height:61px;border-bottom:1px solid ${line}}
.who{flex:1;font-size:17px}.who small{display:block;font-size:15px;color:${gray}}.when{font-size:15px;color:${gray};margin-right:10px}
.missed{color:#ff3b30}.i{width:22px;height:22px;border:2px solid #007aff;border-radius:11px;color:#007aff;font-size:14px;text-align:center;line-height:18px}
.bottom{position:fixed;bottom:0;left:0;right:0;display:flex;justify-content:space-around;font-size:10px;padding:10px 0 24px;background:${dark ? '#161616' : '#f7f7f7'}}`;
  const rows = calls.map(
    ({ number, when, place = '', missed }) =>
      `<div class=row><div class="who ${missed ? 'missed' : ''}">${number}<small>${place}</small></div><div class=when>${when}</div><div class=i>i</div></div>`,
  );
  return `${sheet(dark, css)}<div class=bar><span>9:41</span><span>5G 87</span></div><div class=edit>${edit}</div>
<div class=tabs>${tabs.map((tab) => `<span>${tab}</span>`).join('')}</div><h1>${title}</h1>${rows.join('')}
<div class=bottom>${bottom.map((tab) => `<span>${tab}</span>`).join('')}</div>`;
}

function androidPage({ dark, language }: Phone, calls: readonly DrawnCall[]): string {
  const { title, tabs } = WORDS[language];
  const gray = dark ? '#9aa0a6' : '#757575';
  const css = `body{background:${dark ? '#121212' : '#f7f7f7'}}.bar{display:flex;justify-content:space-between;padding:8px 20px;font-size:13px}
h1{font-size:28px;font-weight:400;padding:16px 20px}.tabs{padding:0 20px 8px;font-size:14px;color:${gray}}.tabs span{margin-right:24px}
.row{display:flex;padding:11px 20px;align-items:center}.who{flex:1;font-size:16px}.missed{color:#e53935}
small{display:block;font-size:13px;color:${gray};margin-top:3px}.when{font-size:13px;color:${gray}}`;
  const rows = calls.map(
    ({ number, when, place = '', missed }) =>
      `<div class=row><div class=who><span class="${missed ? 'missed' : ''}">${number}</span><small>${place}</small></div><div class=when>${when}</div></div>`,
  );
  return `${sheet(dark, css)}<div class=bar><span>15:30</span><span>5G 64%</span></div><h1>${title}</h1>
<div class=tabs>${tabs.map((tab) => `<span>${tab}</span>`).join('')}</div>${rows.join('')}`;
}
