'use server';

import { z } from 'zod';
import { action } from '@/lib/platform/actions/action.server';
import { systemClock } from '@/lib/platform/clock';
import { tellMyQuoteOutcome } from '@/lib/record/my-record.server';
import { readQuoteOutcome } from '@/lib/record/statement-forms';

const word = z.string().max(60);

/** Takes the class of a final price against the quoted one, and nothing else. @returns whether it is kept */
export const tellQuoteAction = action([word, word], async (receipt, outcome) => {
  const quote = readQuoteOutcome({ receipt, outcome });
  return quote !== null && tellMyQuoteOutcome(quote, systemClock());
});
