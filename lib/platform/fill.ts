type Values = Readonly<Record<string, string | number>>;

const GAP = /\{(\w+)\}/g;

/** Puts values into the gaps `{name}` of a sentence; a gap without a value stays. For sentences that come with a page and are finished on the device. */
export const fill = (sentence: string, values: Values): string =>
  sentence.replaceAll(GAP, (gap, name: string) => String(values[name] ?? gap));

/** The same for documents that nobody reads before they are given out. @throws Error when a value is missing */
export const fillWhole = (sentence: string, values: Values): string =>
  sentence.replaceAll(GAP, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to put for {${name}}`);
    return String(value);
  });
