'use client';

import { useEffect } from 'react';
import { deviceStore } from '@/components/device/device-list';
import { forgetCaller, type KeptCaller, keepCaller } from './kept-callers';

/** Remembers the caller of a receipt on this device, for «again» on the report page; draws nothing. */
export function RememberCaller({ receipt, number, claimed, at }: KeptCaller) {
  useEffect(() => {
    keepCaller(deviceStore(), { receipt, number, claimed, at });
    const form = document.getElementById('again');
    const replaced = () => forgetCaller(deviceStore(), receipt);
    form?.addEventListener('submit', replaced);
    return () => form?.removeEventListener('submit', replaced);
  }, [receipt, number, claimed, at]);
  return null;
}
