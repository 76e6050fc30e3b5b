'use client';

import { useEffect, useState } from 'react';
import { deviceStore } from '@/components/device/device-list';
import type { Canary } from '@/lib/canaries/canary';
import { readKept } from './canary-store';
import { readHeard } from './heard-calls';

/** The spelling that was heard in a call and the driver's own word for its place, where this device knows them; else nothing. */
export function HeardVariant({ receipt }: { receipt: string }) {
  const [canary, setCanary] = useState<Canary | null>(null);
  useEffect(() => {
    const id = readHeard(deviceStore()).get(receipt);
    if (id) void readKept().then((all) => setCanary(all.find((one) => one.id === id && !one.removed) ?? null));
  }, [receipt]);
  if (!canary) return null;
  return (
    <span className="block">
      <span className="font-song text-lg wrap-anywhere">{canary.variant}</span>
      {canary.at ? ` · ${canary.at}` : ''}
    </span>
  );
}
