/** What of the browser's storage a list needs; a test gives its own. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The browser's storage, or null where it is switched off. */
export function deviceStore(): Store | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** The rows kept under a key; what is not a list of such rows counts as none. */
export function readRows<T>(store: Store | null, key: string, isRow: (row: unknown) => row is T): T[] {
  try {
    const rows: unknown = JSON.parse(store?.getItem(key) ?? '[]');
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  } catch {
    return [];
  }
}

/** Keeps rows under a key; false when the device has no room or forbids it. */
export function writeRows(store: Store | null, key: string, rows: readonly unknown[]): boolean {
  try {
    store?.setItem(key, JSON.stringify(rows));
    return store !== null;
  } catch {
    return false;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
