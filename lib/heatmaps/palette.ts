/** The colour tokens of app/globals.css that pictures use, in sRGB: a file is opened where neither variables nor oklch are known. */
export type Palette = Readonly<Record<string, string>>;

export const LIGHT: Palette = {
  paper: '#fcfbf8',
  ink: '#1d1713',
  muted: '#605a54',
  rule: '#d4d0cc',
  wash: '#f3f0ec',
  vermilion: '#c8331a',
  'heat-0': '#f2ebd9',
  'heat-1': '#e6c99e',
  'heat-2': '#dda46a',
  'heat-3': '#d37c43',
  'heat-4': '#c35327',
  'heat-5': '#a43522',
  'heat-6': '#7d241d',
};

export const DARK: Palette = {
  paper: '#151210',
  ink: '#e9e6e0',
  muted: '#a8a49e',
  rule: '#3b3734',
  wash: '#1f1c19',
  vermilion: '#f06849',
  'heat-0': '#33211b',
  'heat-1': '#612f24',
  'heat-2': '#903f29',
  'heat-3': '#b75830',
  'heat-4': '#d47c3b',
  'heat-5': '#e5a65f',
  'heat-6': '#f0cf94',
};
