/** What only the driver knows and only the driver's device holds. Empty texts are blanks to be filled by hand. */
export type Particulars = {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly idNumber: string;
};

export const NO_PARTICULARS: Particulars = { name: '', phone: '', address: '', idNumber: '' };

/** What the device adds to the server's facts: who the driver is, and callers' numbers in clear by receipt. */
export type DeviceFacts = {
  readonly particulars: Particulars;
  readonly numbers: Readonly<Record<string, string>>;
};

export const NOTHING_FROM_DEVICE: DeviceFacts = { particulars: NO_PARTICULARS, numbers: {} };
