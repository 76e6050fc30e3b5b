'use server';

import { redirect } from 'next/navigation';
import { becomeThisSample } from '@/lib/demo/become-this-sample.server';
import { action } from '@/lib/platform/actions/action.server';
import { fields, spoken } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

/** Makes this device that of the invented driver, where drivers are invented. */
export const openSampleAction = action([fields({ locale: spoken })], async ({ locale }): Promise<void> => {
  await becomeThisSample();
  redirect(localePath(locale, '/me'));
});
