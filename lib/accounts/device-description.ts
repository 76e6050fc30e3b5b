export const BROWSERS = [
  'wechat',
  'qq',
  'uc',
  'huawei',
  'xiaomi',
  'edge',
  'firefox',
  'chrome',
  'safari',
  'other',
] as const;
export const SYSTEMS = ['ios', 'harmony', 'android', 'windows', 'mac', 'linux', 'other'] as const;

/** As much of a device as its owner needs to know it again in a list: no version, no model. */
export interface DeviceDescription {
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
}

// The first that fits: browsers claim to be those they descend from, and so do systems.
const BROWSER_MARKS: Readonly<Record<Exclude<DeviceDescription['browser'], 'other'>, RegExp>> = {
  wechat: /MicroMessenger/,
  qq: /MQQBrowser|QQBrowser/,
  uc: /UCBrowser|UCWEB/,
  huawei: /HuaweiBrowser|ArkWeb/,
  xiaomi: /MiuiBrowser/,
  edge: /Edg(?:e|A|iOS)?\//,
  firefox: /Firefox\/|FxiOS\//,
  chrome: /Chrome\/|CriOS\/|Chromium\//,
  safari: /Safari\//,
};

const SYSTEM_MARKS: Readonly<Record<Exclude<DeviceDescription['system'], 'other'>, RegExp>> = {
  ios: /iPhone|iPad|iPod/,
  harmony: /HarmonyOS|OpenHarmony/,
  android: /Android/,
  windows: /Windows/,
  mac: /Macintosh/,
  linux: /Linux|X11/,
};

/** Reads family of browser and system out of a `User-Agent` header and nothing more. */
export function describeDevice(userAgent: string | null | undefined): DeviceDescription {
  const text = (userAgent ?? '').slice(0, 1_000);
  const first = <N extends string>(names: readonly (N | 'other')[], marks: Readonly<Record<N, RegExp>>): N | 'other' =>
    names.find((name) => name === 'other' || marks[name as N].test(text)) ?? 'other';
  return { browser: first(BROWSERS, BROWSER_MARKS), system: first(SYSTEMS, SYSTEM_MARKS) };
}

/** The same from two stored words; one that this version does not know is `other`. */
export function storedDescription(stored: { browser: string; system: string }): DeviceDescription {
  return {
    browser: BROWSERS.find((name) => name === stored.browser) ?? 'other',
    system: SYSTEMS.find((name) => name === stored.system) ?? 'other',
  };
}
