const NAME = 'wurao.drafts.lock';
const HELD_MS = 60_000;

/** Runs `work` unless another tab of this device is at it. What slips through counts once all the same: every draft has its key. */
export async function inOneTab(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) {
    await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
    return;
  }
  if (Date.now() - Number(localStorage.getItem(NAME) ?? 0) < HELD_MS) return;
  localStorage.setItem(NAME, String(Date.now()));
  try {
    await work();
  } finally {
    localStorage.removeItem(NAME);
  }
}
