'use client';

import { useEffect } from 'react';

/** Puts the service worker to work where the browser has one; elsewhere, as in WeChat's, nothing happens. Draws nothing. */
export function RegisterWorker() {
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
    const register = () => void navigator.serviceWorker.register('/service-worker.js').catch(() => {});
    if (document.readyState === 'complete') return register();
    window.addEventListener('load', register);
    return () => window.removeEventListener('load', register);
  }, []);
  return null;
}
