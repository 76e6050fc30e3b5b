type Triple = readonly [number, number, number];

/** Colour tokens of app/globals.css, given as text, as oklch: those of the light theme, and those the dark one sets anew. */
export function themeTokens(css: string): { light: Map<string, Triple>; dark: Map<string, Triple> } {
  const [theme = '', rest = ''] = css.split('@layer base');
  const dark = rest.slice(rest.indexOf('@variant dark'), rest.indexOf('/* A passage'));
  const light = tokens(theme);
  return { light, dark: new Map([...light, ...tokens(dark)]) };
}

function tokens(css: string): Map<string, Triple> {
  const found = css.matchAll(/--color-([a-z0-9-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g);
  return new Map([...found].map(([, name = '', l, c, h]) => [name, [Number(l), Number(c), Number(h)]]));
}

/** Linear-light sRGB of an oklch colour (Ottosson 2020), unclipped. */
export function linearOf([lightness, chroma, hue]: Triple): Triple {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** OKLab of linear-light sRGB. */
export function labOf([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** `#rrggbb` of linear-light sRGB, clipped to the gamut. */
export function hexOf(linear: Triple): string {
  const byte = (value: number) => {
    const v = Math.min(1, Math.max(0, value));
    return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
  };
  return `#${linear.map((value) => byte(value).toString(16).padStart(2, '0')).join('')}`;
}

/** What people without one kind of cone see, at full severity (Machado, Oliveira and Fernandes 2009), on linear-light sRGB. */
export const COLOUR_BLIND: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const clip = (value: number) => Math.min(1, Math.max(0, value));

/** A colour as seen through one of those matrices. */
export const seenThrough = (matrix: readonly [Triple, Triple, Triple], colour: Triple): Triple => {
  const [r, g, b] = colour.map(clip) as [number, number, number];
  const row = ([x, y, z]: Triple) => clip(x * r + y * g + z * b);
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
