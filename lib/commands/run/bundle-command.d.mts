export function bundleCommand(root: string, entry: string, folder?: string): Promise<string>;
export function nodeArguments(root: string, bundle: string, args?: readonly string[]): string[];
