export function bundleCommand(root: string, entry: string): Promise<string>;
export function nodeArguments(root: string, bundle: string, args?: readonly string[]): string[];
