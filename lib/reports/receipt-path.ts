/** Path of a receipt's page. `known`: the call was there before this submission, and the page says so. */
export const receiptPath = (receipt: string, known = false): string =>
  `/report/receipt/${receipt}${known ? '?known=1' : ''}`;
