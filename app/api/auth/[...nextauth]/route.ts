import { handlers } from '@/lib/accounts/sign-in.server';

// Asking for a link and signing out are server actions, with limits of their own; a second door for POST would go around them.
export const { GET } = handlers;
