import { err, ok, type Result } from '@/lib/platform/result';

/** How long a service worker may take to start, in milliseconds. */
const PATIENCE_MS = 10_000;

/** The service worker through which this browser takes push messages; null where it takes none. */
export async function pushWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return null;
  // The page registers the worker as it loads; a browser that refuses one never becomes ready.
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Asks the driver and subscribes this browser. Throws where the browser's push service cannot be reached. */
export async function subscribeToPush(publicKey: string): Promise<Result<PushSubscription, 'unable' | 'denied'>> {
  const worker = await pushWorker();
  if (!worker) return err('unable');
  if ((await Notification.requestPermission()) !== 'granted') return err('denied');
  return ok(await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
}

/** What the server needs to send to a subscription. */
export function browserOf(subscription: PushSubscription, locale: string) {
  const { keys = {} } = subscription.toJSON();
  return { endpoint: subscription.endpoint, p256dh: keys.p256dh, auth: keys.auth, locale };
}
