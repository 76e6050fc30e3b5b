/** What map-outlines.json holds, made anew from its source. */
export function outlines(): unknown;
