/** As much of a reporter as deciding needs. */
interface Kept {
  readonly id: bigint;
  readonly userId: string | null;
}

/**
 * What `/me` shows. `own`: the reporter whose reports are listed. `unkept`: the device's reporter when the account does not keep it yet.
 * `locked`: this device has reports that an account keeps and whose owner is not signed in here.
 */
export interface Visible<R extends Kept> {
  readonly own: R | null;
  readonly unkept: R | null;
  readonly locked: boolean;
}

/**
 * Decides what a visitor may see. Reports that an account keeps are shown to that account only: signing out hides them on a device that others
 * may pick up, although the device may still report.
 */
export function visibleReporter<R extends Kept>(
  userId: string | null,
  ofUser: R | null,
  onDevice: R | null,
): Visible<R> {
  const free = onDevice !== null && onDevice.userId === null;
  const locked = onDevice !== null && onDevice.userId !== null && onDevice.userId !== userId;
  if (userId === null) return { own: free ? onDevice : null, unkept: null, locked };
  return { own: ofUser, unkept: free ? onDevice : null, locked };
}
