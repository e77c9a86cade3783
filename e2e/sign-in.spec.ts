import { DEMO_PASSWORD, expect, type Person, ready, signIn, test } from './fixtures'

test('a visitor of any page is sent to sign in, and nothing of the page is shown', async ({ page }) => {
  for (const path of ['/', '/payments/new', '/no-such-page']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toHaveCount(0)
  }
})

test('a wrong password is refused with a sentence, and the name stays as typed', async ({ page }) => {
  await page.goto('/sign-in')
  await ready(page)
  await page.getByLabel('Sign-in name').fill('eshe')
  await page.getByLabel('Password').fill(`not ${DEMO_PASSWORD}`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The name or the password is not right.' })).toBeFocused()
  await expect(page.getByLabel('Sign-in name')).toHaveValue('eshe')
  await expect(page.getByLabel('Password')).toHaveValue('')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('empty fields are named, each with its own sentence', async ({ page }) => {
  await page.goto('/sign-in')
  await ready(page)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('Sign-in name')).toHaveAccessibleDescription(/Type your sign-in name\./)
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/Type your password\./)
})

test('a demo person chosen from the list only has to press the button', async ({ page }) => {
  await page.goto('/sign-in')
  await ready(page)
  await page.getByRole('button', { name: 'Fill in farida, Auditor' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
})

test('a demo person signs in, and their session is not a script’s to read', async ({ page, context }) => {
  await signIn(page, 'amina')
  const session = (await context.cookies()).filter((cookie) => cookie.name === 'hazina-session')
  expect(session).toHaveLength(1)
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

const FIRST_PAGE: Readonly<Record<Person, string>> = {
  amina: 'Overview',
  baraka: 'Overview',
  chausiku: 'Overview',
  daudi: 'Overview',
  eshe: 'Overview',
  farida: 'Overview',
  // Administrators manage people and providers; they do not see money.
  gitau: 'Providers',
  halima: 'Providers',
}

for (const [person, heading] of Object.entries(FIRST_PAGE) as [Person, string][]) {
  test(`${person} lands on ${heading}, and every page of their rail opens`, async ({ openAs }) => {
    const page = await openAs(person)
    await page.goto('/')
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    const rail = page.getByRole('navigation', { name: 'Main navigation' })
    const links = await rail.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(0)
    for (const href of links) {
      const answer = await page.request.get(href)
      expect(answer.status(), `${person} opens ${href}`).toBe(200)
      expect(answer.url(), `${person} opens ${href}`).not.toMatch(/\/(refused|sign-in)/)
      expect(await answer.text(), `${person} opens ${href}`).not.toContain('NEXT_REDIRECT')
    }
  })
}

test('signing out works at once: the old cookie opens nothing any more, and the tab forgets what was typed', async ({
  page,
  context,
  playwright,
  hazina,
}) => {
  await signIn(page, 'daudi')
  const before = await context.storageState()
  const other = await playwright.request.newContext({ baseURL: hazina.url, storageState: before })
  expect((await other.get('/', { maxRedirects: 0 })).status()).toBe(200)

  await page.goto('/collections/new')
  await ready(page)
  await page.getByLabel('What it is for').fill('Typed before leaving')
  const kept = () => page.evaluate(() => JSON.stringify(window.sessionStorage))
  expect(await kept()).toContain('Typed before leaving')

  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect.poll(kept, 'what the tab kept').toBe('{}')

  for (const path of ['/', '/transactions', '/api/live/moving', '/exports/transactions']) {
    const answer = await other.get(path, { maxRedirects: 0 })
    expect([302, 303, 307, 401], `${path} with the old cookie`).toContain(answer.status())
    expect(await answer.text()).not.toContain('Soko')
  }
  await other.dispose()
})

test('a page one may not open says which right is missing and who has it', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/payments/new')
  await expect(page.getByRole('heading', { name: 'You may not open this page' })).toBeVisible()
  await expect(page.getByText('It needs the right to prepare payouts.')).toBeVisible()
  await expect(page.getByText(/it belongs to the role Maker/)).toBeVisible()
})

test('after signing in one comes back to the page asked for', async ({ page }) => {
  await page.goto('/bills?tab=paid')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await ready(page)
  await page.getByLabel('Sign-in name').fill('farida')
  await page.getByLabel('Password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/bills\?tab=paid$/)
})
