import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/platform/request-messages.server.ts');

const config: NextConfig = {
  reactStrictMode: true,
  // Each build has a folder of its own: a site that is being served keeps its pages while the next one is built.
  distDir: process.env.WURAO_PAGES ?? '.next',
  poweredByHeader: false,
  // The front server compresses, and caches, whole responses.
  compress: false,
  // Metadata belongs in <head> for every reader, not only for known bots: the whole page is cached as one body.
  htmlLimitedBots: /.*/,
  // The one finds its WebAssembly beside itself; the other ships ES modules under a CommonJS name, which the bundler refuses and Node does not read.
  serverExternalPackages: ['@resvg/resvg-wasm', 'chinese-days'],
  // No page uses it, and a public service that scales pictures is work for whoever asks.
  images: { unoptimized: true },
  agentRules: false,
  devIndicators: false,
  // `tsc --noEmit` runs in the check command, over the tests too. Next would write each folder of pages into tsconfig.json, but not into one that extends another.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.pages.json' },
};

export default withNextIntl(config);
