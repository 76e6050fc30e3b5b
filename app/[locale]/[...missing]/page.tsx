import { notFound } from 'next/navigation';

/** Addresses without a page end here, so that the «not found» page has the site's frame and language. */
export default function Missing() {
  notFound();
}
