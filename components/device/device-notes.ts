import { createStore, type UseStore } from 'idb-keyval';

let opened: UseStore | undefined;

/** Where this device keeps what the driver wants to see again and no server may have: canaries, case numbers. */
export function deviceNotes(): UseStore {
  opened ??= createStore('wurao', 'notes');
  return opened;
}
