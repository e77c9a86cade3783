import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/** The demo people of sandbox mode. */
export type Person = 'amina' | 'baraka' | 'chausiku' | 'daudi' | 'eshe' | 'farida' | 'gitau'
export const DEMO_PASSWORD = 'hazina-demo'

/** What went wrong in any page of the test: console errors, uncaught exceptions, policy violations. */
export interface PageErrors {
  /** For a test that provokes an error on purpose, such as a 404 page. */
  expect(pattern: RegExp): void
}

interface TestFixtures {
  pageErrors: PageErrors
  /** Signs a person in, in a browser context of their own, and gives their page. */
  openAs: (person: Person) => Promise<Page>
}

interface WorkerFixtures {
  hazina: { url: string; sandboxUrl: string }
}

function fromSetup(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`${name} is not set; the tests run through playwright.config.ts, whose global setup sets it`)
  return value
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hazina: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      await use({ url: fromSetup('HAZINA_E2E_URL'), sandboxUrl: fromSetup('HAZINA_E2E_SANDBOX_URL') })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ hazina }, use) => {
    await use(hazina.url)
  },
  pageErrors: [
    async ({ context }, use) => {
      const seen: string[] = []
      const expected: RegExp[] = []
      await watch(context, seen)
      watchers.set(context, seen)
      await use({ expect: (pattern) => expected.push(pattern) })
      const unexpected = seen.filter((text) => !expected.some((pattern) => pattern.test(text)))
      expect(unexpected, 'console errors, exceptions and policy violations').toEqual([])
    },
    { auto: true },
  ],
  openAs: async ({ browser, context, hazina, pageErrors: _watched }, use) => {
    const opened: BrowserContext[] = []
    await use(async (person) => {
      const own = await browser.newContext({ baseURL: hazina.url })
      opened.push(own)
      await watch(own, watchers.get(context) ?? [])
      const page = await own.newPage()
      await signIn(page, person)
      return page
    })
    for (const own of opened) await own.close()
  },
})

const watchers = new WeakMap<BrowserContext, string[]>()

async function watch(context: BrowserContext, seen: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => seen.push(`${error.page()?.url()}: ${error.error().message}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} blocked ${event.blockedURI}`)
    })
  })
}

/** Through the form, as a person does. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Sign-in name').fill(person)
  await page.getByLabel('Password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
