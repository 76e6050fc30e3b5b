import { launchSite } from './run/launch-site.server';

await launchSite('development');
