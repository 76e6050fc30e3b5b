import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/platform/request-messages.server.ts');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The front server compresses, and caches, whole responses.
  compress: false,
  // Metadata belongs in <head> for every reader, not only for known bots: the whole page is cached as one body.
  htmlLimitedBots: /.*/,
  agentRules: false,
  devIndicators: false,
  // `tsc --noEmit` runs in the check command, over the tests too.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
