/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // Otherwise a lockfile in any folder above would make Next take that folder for the root and nest its output.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  agentRules: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  experimental: { agentUpgrade: false },
  // Provider logos are never fetched, so the optimiser has nothing to do and is one route less to guard.
  images: { unoptimized: true },
  // Everything else gets its headers in proxy.ts, which does not run for built files.
  headers: async () => [
    {
      source: '/_next/static/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
}

export default config
