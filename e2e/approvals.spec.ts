import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { eq, inArray } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { approve, approverWithCode, personWithCode } from './approve'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'
import { freshPhone, orderBeside } from './order-beside'
import { expectStatus } from './payment-page'
import { fillAmount, reachCheckStep, submitForApproval } from './prepare-payout'

async function prepare(beside: Runtime, amount: string, name = `Payee ${randomUUID().slice(0, 8)}`) {
  const wish = { amount, counterpartyName: name, purpose: `Desk ${randomUUID()}` }
  return submitPayment(await actAs(beside, 'amina'), await orderBeside(beside, 'mpesa.b2c', '600100', wish))
}

async function statesOf(beside: Runtime, ids: readonly string[]): Promise<string[]> {
  const { payments } = beside.store.t
  const rows = await beside.store.read
    .select()
    .from(payments)
    .where(inArray(payments.id, [...ids]))
  return rows.map(({ state }) => state)
}

const bell = (page: Page) => page.getByRole('button', { name: /^News/ })
const nothingDecided = (page: Page) => page.getByRole('alert').filter({ hasText: 'Nothing was decided' })

test('three payments are approved with one code, by keyboard, and the sum is shown first', async ({
  openAs,
  beside,
}) => {
  const names = [1, 2, 3].map((number) => `Batch ${number} ${randomUUID().slice(0, 6)}`)
  const payments = [
    await prepare(beside, '11,000', names[0]),
    await prepare(beside, '12,000', names[1]),
    await prepare(beside, '13,000', names[2]),
  ]
  const { approver, code } = await approverWithCode(beside)
  const page = await openAs(approver)
  await page.goto('/approvals?tab=me')
  await ready(page)
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Tick the payment to ${name}` }).focus()
    await page.keyboard.press('Space')
  }
  await expect(page.getByText(/^3 payments ticked, KES\s36,000.00$/)).toBeVisible()
  await expect(page.getByText(new RegExp(`^Largest: KES\\s13,000.00 to ${names[2]}$`))).toBeVisible()
  await page.getByRole('button', { name: /^Review 3 payments, KES\s36,000.00$/ }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Approve these payments' })).toBeVisible()
  await ready(page)
  for (const payment of payments) {
    const card = page.getByRole('listitem').filter({ hasText: payment.reference })
    await expect(card).toContainText(payment.counterpartyName)
    await expect(card).toContainText(`0${payment.counterpartyAccount.slice(3, 6)}`)
  }
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/approvals')
  const { approvals } = beside.store.t
  const ids = payments.map(({ id }) => id)
  const signed = await beside.store.read.select().from(approvals).where(inArray(approvals.paymentId, ids))
  expect(signed).toHaveLength(3)
  expect(new Set(signed.map(({ batchHash }) => batchHash)).size).toBe(1)
  await expect.poll(() => statesOf(beside, ids), { timeout: 30_000 }).toEqual(Array(3).fill('succeeded'))
})

test('a list of which one was decided meanwhile approves nothing and says who did what', async ({ openAs, beside }) => {
  const payments = [await prepare(beside, '14,001'), await prepare(beside, '14,002')]
  const page = await openAs('baraka')
  await page.goto(`/approvals/batch?${payments.map(({ id }) => `p=${id}`).join('&')}`)
  await ready(page)
  const other = await openAs('chausiku')
  await other.goto(`/payments/${payments[0]?.id}/approve`)
  await ready(other)
  await other.getByRole('button', { name: 'Deny instead' }).click()
  await other.getByLabel('Reason for denying').fill('The invoice is not there')
  await other.getByRole('button', { name: 'Deny this payment' }).click()
  await other.waitForURL((url) => !url.pathname.endsWith('/approve'))

  await page.getByLabel('Code from your authenticator').fill('123456')
  await page.getByRole('button', { name: /^Approve 2 payments/ }).click()
  await expect(nothingDecided(page)).toContainText(
    new RegExp(`${payments[0]?.reference}: Chausiku Njeri denied it at \\d\\d:\\d\\d EAT`),
  )
  await expect(page.getByRole('button', { name: /^Approve 1 payment,/ })).toBeVisible()
  expect(
    (
      await statesOf(
        beside,
        payments.map(({ id }) => id),
      )
    ).toSorted(),
  ).toEqual(['awaiting_approval', 'denied'])
})

test('a maker is told at once that a payment was denied, and reads why', async ({ openAs, beside }) => {
  const maker = await openAs('amina')
  await maker.goto('/payments')
  await expect(bell(maker)).toBeVisible()
  const name = `Denied ${randomUUID().slice(0, 6)}`
  const payment = await prepare(beside, '15,001', name)
  const approver = await openAs('baraka')
  await approver.goto(`/payments/${payment.id}/approve`)
  await ready(approver)
  await approver.getByRole('button', { name: 'Deny instead' }).click()
  await approver.getByLabel('Reason for denying').fill('The invoice is not there')
  await approver.getByRole('button', { name: 'Deny this payment' }).click()

  // The maker's page was not touched meanwhile.
  await expect(maker.getByRole('status').filter({ hasText: `to ${name}` })).toContainText('Denied: KES', {
    timeout: 15_000,
  })
  await bell(maker).click()
  await maker.getByRole('menuitem', { name: new RegExp(`^Denied: KES\\s15,001.00 to ${name}`) }).click()
  await expect(maker.getByText('Denied: The invoice is not there. Nothing was sent.')).toBeVisible()
  // The bell of this very page says it no more, without being drawn again.
  await bell(maker).click()
  await expect(maker.getByRole('menuitem', { name: new RegExp(`to ${name}`) })).toHaveCount(0)
  await maker.keyboard.press('Escape')
  const { notices } = beside.store.t
  await expect
    .poll(async () => {
      const [row] = await beside.store.read.select().from(notices).where(eq(notices.paymentId, payment.id))
      return row?.readAt ?? null
    })
    .not.toBeNull()
})

test('the whole life of KES 250,000: approved, changed, approved anew by two, paid', async ({ openAs, beside }) => {
  test.setTimeout(240_000)
  const maker = await openAs('amina')
  const name = `Mwangaza ${randomUUID().slice(0, 6)}`
  await reachCheckStep(maker, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: freshPhone() },
    name,
    amount: '250,000',
    purpose: 'Cold store, first half',
  })
  await expect(maker.getByText(/^Two approvers who did not prepare it/)).toBeVisible()
  const address = await submitForApproval(maker)
  await expectStatus(maker, 'Needs approval')
  await expect(maker.getByRole('link', { name: 'Approve or deny' })).toHaveCount(0)

  const baraka = await openAs('baraka')
  await approve(baraka, address, (await personWithCode(beside, ['baraka'])).code)
  await expectStatus(maker, 'Needs approval')

  // The maker changes the amount, up to the button that sends the change.
  await maker.goto(address)
  await ready(maker)
  await maker.getByRole('link', { name: 'Change', exact: true }).click()
  await expect(
    maker.getByText('The approval by Baraka Mwangi no longer counts once you send the change.'),
  ).toBeVisible()
  await ready(maker)
  await maker.getByRole('button', { name: 'Continue to the amount' }).click()
  await fillAmount(maker, { amount: '240,000', purpose: 'Cold store, first half' })
  await expect(maker.getByText(/was “KES\s250,000.00”, now “KES\s240,000.00”/)).toBeVisible({ timeout: 20_000 })
  await maker.reload()
  await expect(maker.getByText(/was “KES\s250,000.00”, now “KES\s240,000.00”/)).toBeVisible({ timeout: 20_000 })

  const chausiku = await openAs('chausiku')
  await quietMoment()
  await chausiku.goto(`${address}/approve`)
  await ready(chausiku)
  await maker.getByRole('button', { name: /^Send the changed payment of KES\s240,000.00/ }).click()
  await maker.waitForURL(/\/payments\/[0-9a-f-]{36}$/)

  // Her page still shows the old amount; it decides nothing and says what is different.
  await chausiku.getByLabel('Code from your authenticator').fill('123456')
  await chausiku.getByRole('button', { name: /^Approve KES\s250,000.00/ }).click()
  await expect(nothingDecided(chausiku)).toContainText(/Amina Odhiambo changed it at \d\d:\d\d EAT/)
  await expect(chausiku.getByText(/it was “KES\s250,000.00”, now it is “KES\s240,000.00”/).first()).toBeVisible()

  await approve(chausiku, address, (await personWithCode(beside, ['chausiku'])).code)
  await expectStatus(chausiku, 'Needs approval')
  await baraka.goto(`${address}/approve`)
  await expect(baraka.getByText('Changed since you approved it: your approval no longer counts')).toBeVisible()
  await expect(baraka.getByText(/^Baraka Mwangi approved it on .*; void/)).toBeVisible()
  await approve(baraka, address, (await personWithCode(beside, ['baraka'])).code)
  await expectStatus(maker, 'Succeeded', 60_000)
  await expect(maker.getByText('no longer counts').first()).toBeVisible()
})

test('a payment is approved on a phone of 360 px, from the list to the end', async ({ openAs, beside }) => {
  const name = `Phone ${randomUUID().slice(0, 6)}`
  await prepare(beside, '16,001', name)
  const { approver, code } = await approverWithCode(beside)
  const page = await openAs(approver, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  await page.goto('/approvals?tab=me')
  await ready(page)
  await page.getByRole('link', { name }).tap()
  await expect(page.getByRole('heading', { name: 'Approve this payment' })).toBeVisible()
  await ready(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.getByRole('button', { name: /^Approve KES\s16,001.00/ }).tap()
  await page.waitForURL((url) => !url.pathname.endsWith('/approve'))
  await expectStatus(page, 'Succeeded')
})

test('Enter twice, a second tab, and the same page after a refresh are one approval', async ({ openAs, beside }) => {
  const payment = await prepare(beside, '17,001')
  const { approver, code } = await approverWithCode(beside)
  const page = await openAs(approver)
  const second = await page.context().newPage()
  await quietMoment()
  for (const tab of [page, second]) {
    await tab.goto(`/payments/${payment.id}/approve`)
    await ready(tab)
    await tab.getByLabel('Code from your authenticator').fill(code)
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await second.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/approve'))
  // The second tab is refused, in words that hang on how far the first one was.
  await expect(nothingDecided(second).or(second.getByText('There is nothing left to decide')).first()).toBeVisible()
  await second.reload()
  await expect(second.getByText('There is nothing left to decide')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('There is nothing left to decide')).toBeVisible()
  await page.reload()
  await expect(page.getByText('There is nothing left to decide')).toBeVisible()
  const { approvals } = beside.store.t
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, payment.id))).toHaveLength(1)
})

test('an approval sent while offline says so, and counts once when it is sent again', async ({
  openAs,
  beside,
  pageErrors,
}) => {
  pageErrors.expect(/ERR_INTERNET_DISCONNECTED/)
  const payment = await prepare(beside, '18,001')
  const { approver, code } = await approverWithCode(beside)
  const page = await openAs(approver)
  await quietMoment()
  await page.goto(`/payments/${payment.id}/approve`)
  await ready(page)
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.context().setOffline(true)
  await page.keyboard.press('Enter')
  await expect(nothingDecided(page)).toContainText('The server could not be reached.')
  await page.context().setOffline(false)
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/approve'))
  const { approvals } = beside.store.t
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, payment.id))).toHaveLength(1)
})

test('a hundred approvals at once over HTTP, by two people, are one approval and one order', async ({
  openAs,
  beside,
  hazina,
  pageErrors,
}) => {
  test.setTimeout(120_000)
  pageErrors.expect(/ERR_FAILED/)
  const payment = await prepare(beside, '19,001')
  const calls: (() => Promise<string>)[] = []
  for (const name of ['baraka', 'chausiku'] as const) {
    const page = await openAs(name)
    const { code } = await personWithCode(beside, [name])
    calls.push(await heldApproval(page, payment.id, code, hazina.url))
  }
  const answers = await Promise.all(Array.from({ length: 100 }, (_, number) => calls[number % 2]?.()))
  expect(answers.filter((answer) => answer?.includes('"ok":true'))).toHaveLength(1)
  const refused = /"code":"(conflict|content_changed|already_approved|wrong_code)"/
  expect(answers.filter((answer) => !answer?.includes('"ok":true') && !refused.test(answer ?? ''))).toEqual([])
  const { approvals, attempts } = beside.store.t
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, payment.id))).toHaveLength(1)
  await expect.poll(() => statesOf(beside, [payment.id]), { timeout: 30_000 }).toEqual(['succeeded'])
  const sent = await beside.store.read.select().from(attempts).where(eq(attempts.paymentId, payment.id))
  expect(sent.filter(({ kind }) => kind === 'send')).toHaveLength(1)
})

test('a maker with the role of an approver is refused on their own payment, and it is audited', async ({
  openAs,
  beside,
  hazina,
  pageErrors,
}) => {
  pageErrors.expect(/ERR_FAILED/)
  const own = await prepare(beside, '20,001')
  const { users, approvals, audit } = beside.store.t
  const [amina] = await beside.store.read.select().from(users).where(eq(users.signInName, 'amina'))
  const approver = await openAs('baraka')
  const other = await prepare(beside, '20,002')
  const { code } = await personWithCode(beside, ['baraka'])
  const captured = await holdRequest(approver, other.id, code)
  const maker = await openAs('amina')
  await rolesDuring(beside, 'amina', 'maker,approver', async () => {
    await maker.goto(`/payments/${own.id}/approve`)
    await expect(maker.getByText('You prepared this payment, so somebody else has to approve it.')).toBeVisible()
    await expect(maker.getByRole('button', { name: /^Approve KES/ })).toHaveCount(0)
    const answer = await maker.request.post(captured.url, {
      headers: { ...captured.headers, origin: hazina.url },
      data: captured.data.replaceAll(other.id, own.id).replaceAll(other.contentHash, own.contentHash),
      maxRedirects: 0,
    })
    expect(await answer.text()).toContain('"code":"maker_is_approver"')
  })
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, own.id))).toEqual([])
  const lines = await beside.store.read.select().from(audit).where(eq(audit.action, 'refused'))
  expect(lines.filter((line) => line.actorId === amina?.id && line.facts.includes('maker_is_approver'))).not.toEqual([])
})

test('a role that is taken away while the page is open approves nothing any more', async ({
  openAs,
  beside,
  pageErrors,
}) => {
  // The bell may ask while its person is disabled.
  pageErrors.expect(/status of 401/)
  const payment = await prepare(beside, '21,001')
  const { code } = await personWithCode(beside, ['baraka'])
  const page = await openAs('baraka')
  await quietMoment()
  await page.goto(`/payments/${payment.id}/approve`)
  await ready(page)
  await page.getByLabel('Code from your authenticator').fill(code)
  await rolesDuring(beside, 'baraka', 'auditor', async () => {
    await page.keyboard.press('Enter')
    await expect(nothingDecided(page)).toContainText('You do not have permission to do this.')
  })
  const { users, approvals } = beside.store.t
  const disable = (disabledAt: Date | null) =>
    beside.store.tx(async (tx) => {
      await tx.update(users).set({ disabledAt }).where(eq(users.signInName, 'baraka'))
    })
  await disable(new Date())
  try {
    await page.getByLabel('Code from your authenticator').fill(code)
    await page.keyboard.press('Enter')
    await expect(nothingDecided(page)).toContainText('You are signed out.')
  } finally {
    await disable(null)
  }
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, payment.id))).toEqual([])
})

/** The approval page draws itself again when the sandbox's code changes; what follows fits between two codes. */
async function quietMoment(): Promise<void> {
  await expect.poll(() => Date.now() % 30_000, { timeout: 31_000 }).toBeLessThan(18_000)
}

type Captured = Readonly<{ url: string; headers: Record<string, string>; data: string }>

/** The request of an approval as the page sends it, kept from reaching the server. */
async function holdRequest(page: Page, paymentId: string, code: string): Promise<Captured> {
  await page.goto(`/payments/${paymentId}/approve`)
  await ready(page)
  let captured: Captured | undefined
  await page.route(/\/approve$/, async (route) => {
    const request = route.request()
    if (request.method() !== 'POST') return route.continue()
    const kept = Object.entries(request.headers()).filter(([name]) => !/^(:|cookie$|content-length$|host$)/.test(name))
    const headers = { ...Object.fromEntries(kept), 'sec-fetch-site': 'same-origin' }
    captured = { url: request.url(), headers, data: request.postData() ?? '' }
    await route.abort()
  })
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.getByRole('button', { name: /^Approve KES/ }).click()
  await expect.poll(() => captured?.data ?? '').toContain(paymentId)
  if (!captured) throw new Error('no request was made')
  return captured
}

async function heldApproval(page: Page, paymentId: string, code: string, origin: string) {
  const { url, headers, data } = await holdRequest(page, paymentId, code)
  return async () => {
    const answer = await page.request.post(url, { headers: { ...headers, origin }, data, maxRedirects: 0 })
    return answer.text()
  }
}

async function rolesDuring(
  beside: Runtime,
  signInName: string,
  roles: string,
  act: () => Promise<void>,
): Promise<void> {
  const { users } = beside.store.t
  const [before] = await beside.store.read.select().from(users).where(eq(users.signInName, signInName))
  const give = (words: string) =>
    beside.store.tx(async (tx) => {
      await tx.update(users).set({ roles: words }).where(eq(users.signInName, signInName))
    })
  await give(roles)
  try {
    await act()
  } finally {
    await give(before?.roles ?? '')
  }
}
