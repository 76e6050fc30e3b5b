import { hourOfWeek } from '@/lib/platform/china-time';

/** Whether it is an hour of the day in China at which a reminder may ring: 09:00 to 20:00. A site against unwanted calls rings nobody out of bed. */
export function isWaking(at: Date): boolean {
  const hour = hourOfWeek(at) % 24;
  return hour >= 9 && hour < 20;
}

/** Who answers for this site, as push services want it: an address of mail or an https page. */
export function pushSubject(origin: string, contact: string | null): string {
  if (contact?.startsWith('https:')) return contact;
  if (contact) return `mailto:${contact}`;
  return origin.startsWith('https:') ? origin : 'https://localhost';
}
