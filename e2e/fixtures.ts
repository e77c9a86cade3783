import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { Runtime } from '@/lib/features/context'
import { type Beside, openBeside } from './beside-the-server'
import { DEMO_PASSWORD } from './demo-password'
import { type SandboxControl, sandboxControl } from './sandbox-control'
import { AnswerWatch, keptSecrets, noteSecret, type Secrets } from './secrets'

export { expect } from '@playwright/test'
export { DEMO_PASSWORD } from './demo-password'

/** The demo people of sandbox mode. */
export type Person = 'amina' | 'baraka' | 'chausiku' | 'daudi' | 'eshe' | 'farida' | 'gitau' | 'halima'

/** What went wrong in any page of the test: console errors, uncaught exceptions, policy violations. */
export interface PageErrors {
  /** For a test that provokes an error on purpose, such as a 404 page. */
  expect(pattern: RegExp): void
}

/** A signed-in person in a browser context of their own; their page is still blank. */
export type OpenAs = (person: Person, options?: BrowserContextOptions) => Promise<Page>

interface TestFixtures {
  pageErrors: PageErrors
  /** What came to any browser of the test; a secret in it fails the test. */
  answers: AnswerWatch
  openAs: OpenAs
}

type SignIn = Awaited<ReturnType<BrowserContext['storageState']>>

interface WorkerFixtures {
  hazina: Beside
  /** The running application's own data, read beside it. */
  beside: Runtime
  sandbox: SandboxControl
  /** Who has signed in already: the form is walked once for each person. */
  signIns: Map<Person, SignIn>
  /** What no browser may be told, from the start or since somebody signed in. */
  secrets: Secrets
}

function fromSetup(worker: number): Beside {
  const told: Beside[] = JSON.parse(process.env.HAZINA_E2E ?? '[]')
  const own = told[worker]
  if (!own)
    throw new Error('no application runs: the tests go through playwright.config.ts, whose global setup starts it')
  return own
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hazina: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use, { parallelIndex }) => {
      await use(fromSetup(parallelIndex))
    },
    { scope: 'worker' },
  ],
  beside: [
    async ({ hazina }, use) => {
      const runtime = await openBeside(hazina)
      await use(runtime)
      await runtime.store.close()
    },
    { scope: 'worker' },
  ],
  sandbox: [
    async ({ hazina }, use) => {
      await use(sandboxControl(hazina.sandboxUrl))
    },
    { scope: 'worker' },
  ],
  signIns: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      await use(new Map())
    },
    { scope: 'worker' },
  ],
  secrets: [
    async ({ hazina }, use) => {
      await use(keptSecrets(hazina))
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
  answers: [
    async ({ context, hazina, secrets }, use) => {
      const answers = new AnswerWatch(new URL(hazina.url).origin, secrets)
      answers.follow(context)
      await use(answers)
      await answers.settle()
      expect(answers.found, 'secrets in what came to a browser').toEqual([])
    },
    { auto: true },
  ],
  openAs: async ({ browser, context, hazina, signIns, secrets, answers, pageErrors: _watched }, use) => {
    const opened: BrowserContext[] = []
    await use(async (person, options) => {
      const storageState = signIns.get(person)
      const own = await browser.newContext({ baseURL: hazina.url, storageState, ...options })
      opened.push(own)
      await watch(own, watchers.get(context) ?? [])
      answers.follow(own)
      const page = await own.newPage()
      // A quarter of an hour without use ends a session, and a long run has people who rest that long.
      const isSignedIn = storageState !== undefined && (await own.request.get('/api/live/session')).ok()
      if (!isSignedIn) {
        await signIn(page, person)
        const state = await own.storageState()
        signIns.set(person, state)
        for (const { name, value } of state.cookies.filter((cookie) => /session/.test(cookie.name))) {
          secrets.set(value, `${name} of ${person}`)
          noteSecret(hazina, value, `${name} of ${person}`)
        }
      }
      return page
    })
    await answers.settle()
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
export async function signIn(page: Page, person: Person, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await ready(page)
  await page.getByLabel('Sign-in name').fill(person)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The page's own scripts have taken over its form: what is typed and pressed before belongs to nobody. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const control = document.querySelector('main form, main button')
    return control !== null && Object.keys(control).some((name) => name.startsWith('__reactProps'))
  })
  // What the tab had kept is put back right after the first picture.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
