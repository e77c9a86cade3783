import { TEST_BUILD } from './lib/cli/parts/test-build.mjs'

// The framework's own moment to read it: a build made for the kill rig, in a folder of its own.
const isTestBuild = process.env.HAZINA_TEST_BUILD === '1'

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // Otherwise a lockfile in any folder above would make Next take that folder for the root and nest its output.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // Known when the code is compiled, so that an ordinary build holds nothing of what it guards.
  compiler: { defineServer: { IS_TEST_BUILD: isTestBuild } },
  // Types are checked by the ordinary build, whose tsconfig.json Next would rewrite for another folder.
  ...(isTestBuild && {
    distDir: TEST_BUILD.distDir,
    typescript: { ignoreBuildErrors: true, tsconfigPath: TEST_BUILD.tsconfig },
  }),
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
