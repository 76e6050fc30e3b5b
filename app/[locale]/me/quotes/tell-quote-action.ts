'use server';

import { systemClock } from '@/lib/platform/clock';
import { tellMyQuoteOutcome } from '@/lib/record/my-record.server';
import { readQuoteOutcome } from '@/lib/record/statement-forms';

/** Takes the class of a final price against the quoted one, and nothing else. @returns whether it is kept */
export async function tellQuoteAction(receipt: string, outcome: string): Promise<boolean> {
  const quote = readQuoteOutcome({ receipt, outcome });
  return quote !== null && tellMyQuoteOutcome(quote, systemClock());
}
