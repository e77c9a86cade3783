import { DEMO_PASSWORD, expect, signIn, test } from './fixtures'

test('a visitor of any page is sent to sign in, and nothing of the page is shown', async ({ page }) => {
  for (const path of ['/', '/payments/new', '/no-such-page']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in/)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
})

test('a wrong password is refused with a sentence, and the name stays as typed', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Sign-in name').fill('eshe')
  await page.getByLabel('Password').fill(`not ${DEMO_PASSWORD}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/the name or the password is not right/i).first()).toBeVisible()
  await expect(page.getByLabel('Sign-in name')).toHaveValue('eshe')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a demo person signs in, and their session is not a script’s to read', async ({ page, context }) => {
  await signIn(page, 'amina')
  const session = (await context.cookies()).filter((cookie) => cookie.name === 'hazina-session')
  expect(session).toHaveLength(1)
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('the office answers with the headers that keep other sites out', async ({ request }) => {
  const response = await request.get('/sign-in')
  const headers = response.headers()
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('DENY')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).not.toContain('unsafe-eval')
  expect(headers['referrer-policy']).toBeTruthy()
  expect(headers['x-powered-by']).toBeUndefined()
})
