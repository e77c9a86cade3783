import { defineConfig, devices } from '@playwright/test'

/** Chromium has no sandbox for root, and little shared memory in containers. */
const rootArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const executablePath = process.env.CHROMIUM_PATH

/** Always against the production build; e2e/global-setup.ts starts one application for each worker. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  outputDir: 'test-results',
  // What the servers wrote is read when everything else is over.
  projects: [
    { name: 'hazina', testIgnore: 'secrets.spec.ts', teardown: 'secrets' },
    { name: 'secrets', testMatch: 'secrets.spec.ts' },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Africa/Nairobi',
    video: 'off',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: process.getuid?.() === 0 ? rootArgs : [],
    },
  },
})
