import type { Browser, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { currentCode } from '@/lib/features/people/totp'
import { expectAccessible } from './accessibility'
import { forgetLastCode, personWithCode } from './approve'
import type { Beside } from './beside-the-server'
import { DEMO_PASSWORD, expect, ready, test } from './fixtures'
import { noteSecret } from './secrets'

const PASSWORD = 'green kettle near the lake'
const NEXT_PASSWORD = 'another kettle by the road'
const MINUTE_MS = 60_000

/** One name for each run of a test: a person once invited stays. */
const someone = () => `zawadi-${Date.now().toString(36)}`

async function invite(gitau: Page, signInName: string, role: string): Promise<void> {
  await gitau.goto('/people')
  await gitau.getByRole('link', { name: 'Invite a person' }).click()
  await gitau.waitForURL(/\/people\/new$/)
  await ready(gitau)
  await gitau.getByRole('button', { name: 'Propose this person' }).click()
  await expect(gitau.getByLabel('Full name')).toHaveAccessibleDescription(/Fill this in\./)
  await expectAccessible(gitau)
  await gitau.getByLabel('Full name').fill('Zawadi Otieno')
  await gitau.getByLabel('Sign-in name').fill(signInName)
  await gitau.getByLabel(role).check()
  await gitau.getByLabel('Why').fill('Starts on Monday')
  await gitau.getByRole('button', { name: 'Propose this person' }).click()
  await gitau.waitForURL(/\/people$/)
}

async function confirm(halima: Page, beside: Runtime, words: RegExp): Promise<void> {
  await forgetLastCode(beside, 'halima')
  const { code } = await personWithCode(beside, ['halima'])
  await halima.goto('/people')
  await ready(halima)
  await expect(halima.getByText(words).first()).toBeVisible()
  await halima
    .getByRole('region', { name: 'Waiting for a second administrator' })
    .getByRole('button', { name: 'Confirm' })
    .first()
    .click()
  const dialog = halima.getByRole('dialog', { name: 'Confirm this change' })
  await dialog.getByLabel('Code from your authenticator').fill(code)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await expect(dialog).toBeHidden()
}

async function openPersonPage(gitau: Page, beside: Runtime, signInName: string): Promise<string> {
  const { users } = beside.store.t
  const [row] = await beside.store.read.select().from(users).where(eq(users.signInName, signInName))
  await gitau.goto(`/people/${row?.id}`)
  await ready(gitau)
  return row?.id ?? ''
}

/** Shown once: closing the dialog takes it away. */
async function makeLink(gitau: Page): Promise<string> {
  await gitau.getByRole('button', { name: 'Make a one-time link' }).click()
  const dialog = gitau.getByRole('dialog', { name: /^A one-time link for/ })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const shown = dialog.getByText(/\/enter#/)
  await expect(shown).toBeVisible()
  const url = (await shown.textContent()) ?? ''
  await expectAccessible(gitau)
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await expect(gitau.getByText(/\/enter#/)).toHaveCount(0)
  return url
}

/** By the link, with an authenticator of their own. @returns what it shows, and the recovery codes */
async function enter(browser: Browser, hazina: Beside, url: string) {
  const context = await browser.newContext({ baseURL: new URL(url).origin })
  const page = await context.newPage()
  await page.goto(url)
  await expect(page.getByText('Welcome, Zawadi Otieno.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('sunshine-2026')
  await page.getByLabel('The same password again').fill('sunshine-2026')
  await page.getByLabel('Code from your authenticator').fill('000000')
  await page.getByRole('button', { name: 'Save and come in' }).click()
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/Many people use this one/)
  await expect(page.getByLabel('New password'), 'what was typed stays').toHaveValue('sunshine-2026')
  const secret = ((await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{4}$/).textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByLabel('The same password again').fill(PASSWORD)
  await page.getByLabel('Code from your authenticator').fill(currentCode(secret, new Date()).code)
  await page.getByRole('button', { name: 'Save and come in' }).click()
  await expect(page.getByRole('heading', { name: 'Recovery codes' })).toBeVisible()
  await expectAccessible(page)
  const codes = await page.getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  noteSecret(hazina, secret, 'an authenticator that was set up')
  for (const code of codes) noteSecret(hazina, code, 'a recovery code')
  for (const password of [PASSWORD, NEXT_PASSWORD, 'sunshine-2026']) noteSecret(hazina, password, 'a password')
  noteSecret(hazina, new URL(url).hash.slice(1), 'a one-time link')
  await expect(page).toHaveURL(/\/enter$/)
  return { page, context, secret, codes }
}

test('a person is invited by two administrators, comes in by a link, and signs in with a recovery code', async ({
  openAs,
  beside,
  browser,
  hazina,
}) => {
  test.setTimeout(180_000)
  const signInName = someone()
  const gitau = await openAs('gitau')
  await invite(gitau, signInName, 'Maker')
  await confirm(await openAs('halima'), beside, new RegExp(`New: Zawadi Otieno \\(${signInName}\\), Maker`))
  await openPersonPage(gitau, beside, signInName)
  await expect(gitau.getByText('Not yet in')).toBeVisible()
  const url = await makeLink(gitau)
  expect(url.startsWith(`${hazina.url}/enter#`)).toBe(true)

  const { page, context, codes } = await enter(browser, hazina, url)
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  // A link works once.
  const again = await context.newPage()
  await again.goto(url)
  await expect(again.getByText('This link does not open anything')).toBeVisible()
  await expectAccessible(again)

  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await ready(page)
  await page.getByLabel('Sign-in name').fill(signInName)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const code = page.getByLabel('Code from your authenticator')
  await expect(code).toBeFocused()
  await expectAccessible(page)
  // The password alone opens nothing.
  expect((await page.request.get('/', { maxRedirects: 0 })).status()).toBe(307)
  await code.fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(code).toHaveAccessibleDescription(/This code is wrong or already used/)
  await code.fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible()
  await context.close()
})

test('somebody ends a session they do not know, changes their password, and is disabled at once', async ({
  openAs,
  beside,
  browser,
  hazina,
}) => {
  test.setTimeout(180_000)
  const signInName = someone()
  const gitau = await openAs('gitau')
  await invite(gitau, signInName, 'Maker')
  await confirm(await openAs('halima'), beside, new RegExp(signInName))
  const userId = await openPersonPage(gitau, beside, signInName)
  const { page, context, secret } = await enter(browser, hazina, await makeLink(gitau))

  // A second browser, signed in with password and code.
  const { users, sessions } = beside.store.t
  await beside.store.tx((tx) => tx.update(users).set({ totpLastStep: 0 }).where(eq(users.id, userId)))
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await other.goto('/sign-in')
  await ready(other)
  await other.getByLabel('Sign-in name').fill(signInName)
  await other.getByLabel('Password').fill(PASSWORD)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByLabel('Code from your authenticator').fill(currentCode(secret, new Date()).code)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()

  await page.goto('/account')
  await ready(page)
  const list = page.getByRole('table', { name: 'Signed in' })
  await expect(list.getByText('Here')).toHaveCount(1)
  await expect(list.getByText(/^Chrome on /)).toHaveCount(2)
  await list.getByRole('button', { name: /^End the session: Chrome on / }).click()
  await expect(list.getByRole('button')).toHaveCount(0)
  expect((await other.request.get('/account', { maxRedirects: 0 })).status()).toBe(307)

  const before = await context.cookies()
  await page.getByLabel('Current password').fill('not this one')
  await page.getByLabel('New password').fill(NEXT_PASSWORD)
  await page.getByLabel('The same password again').fill(NEXT_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/That is not your password\./)
  await expect(page.getByLabel('New password'), 'what was typed stays').toHaveValue(NEXT_PASSWORD)
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Changed. Every other session has ended.').first()).toBeVisible()
  const cookieOf = (all: typeof before) => all.find(({ name }) => name === 'hazina-session')?.value
  expect(cookieOf(await context.cookies())).not.toBe(cookieOf(before))
  // The old cookie opens nothing.
  const old = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await old.addCookies(before)
  expect((await old.request.get('/account', { maxRedirects: 0 })).status()).toBe(307)

  await openPersonPage(gitau, beside, signInName)
  await expect(gitau.getByText(/^Chrome on /)).toHaveCount(1)
  await gitau.getByRole('button', { name: 'Disable' }).click()
  const dialog = gitau.getByRole('dialog', { name: 'Disable Zawadi Otieno' })
  await expectAccessible(gitau)
  await dialog.getByLabel('Reason').fill('Left the company')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(gitau.getByText('Disabled', { exact: true })).toBeVisible()
  expect((await page.request.get('/account', { maxRedirects: 0 })).status()).toBe(307)
  const live = await beside.store.read.select().from(sessions).where(eq(sessions.userId, userId))
  expect(live.every(({ endedAt }) => endedAt !== null)).toBe(true)
  await context.close()
})

test('a session warns before it ends; after it, one signs in again on the page and nothing typed is lost', async ({
  openAs,
  beside,
  pageErrors,
}) => {
  test.setTimeout(120_000)
  // What the page asks by itself after the end is refused.
  pageErrors.expect(/401/)
  const page = await openAs('daudi')
  await page.clock.install()
  await page.goto('/payees')
  await page.goto('/collections/new')
  await ready(page)
  await page.getByLabel('What it is for').fill('Forty crates of tomatoes')
  const { users, sessions } = beside.store.t
  const [daudi] = await beside.store.read.select().from(users).where(eq(users.signInName, 'daudi'))
  const restedFor = (minutes: number) =>
    beside.store.tx((tx) =>
      tx
        .update(sessions)
        .set({ lastSeenAt: new Date(Date.now() - minutes * MINUTE_MS) })
        .where(eq(sessions.userId, daudi?.id ?? '')),
    )

  await restedFor(13.5)
  await page.clock.fastForward(13.5 * MINUTE_MS)
  const warning = page.getByRole('region', { name: 'You are about to be signed out' })
  await expect(warning).toBeVisible()
  await expect(warning.getByText(/It ends in 1:\d\d; what you typed stays\./)).toBeVisible()
  await expectAccessible(page)
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toBeHidden()

  await restedFor(16)
  await page.clock.fastForward(15 * MINUTE_MS)
  const curtain = page.getByRole('dialog', { name: 'You were signed out' })
  await expect(curtain).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(curtain).toBeVisible()
  await expect(curtain.getByLabel('Sign-in name')).toHaveValue('daudi')
  await curtain.getByLabel('Password').fill('not this one')
  await curtain.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(curtain.getByRole('alert')).toContainText('The name or the password is not right.')
  await curtain.getByLabel('Password').fill(DEMO_PASSWORD)
  await curtain.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(curtain).toBeHidden()
  await expect(page.getByLabel('What it is for')).toHaveValue('Forty crates of tomatoes')
  expect((await page.request.get('/account', { maxRedirects: 0 })).status()).toBe(200)
})

test('a page one may not open names who can give the right', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/payments/new')
  await expect(page.getByText(/You can ask .*Gitau Kamau.*\./)).toBeVisible()
})
