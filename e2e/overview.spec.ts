import { submitPayment } from '@/lib/features/payments/submit-payment'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'
import { orderBeside } from './order-beside'
import { minorOf, readSums } from './screen-sums'

test('every account stands on the overview, with its balance, its age and its source', async ({ openAs, beside }) => {
  const { providerAccounts } = beside.store.t
  const accounts = await beside.store.read.select().from(providerAccounts)
  const page = await openAs('eshe')
  await page.goto('/')
  for (const account of accounts) {
    const card = page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: account.name }) })
      .first()
    await expect(card, account.name).toBeVisible()
    if (account.provider === 'ihela') await expect(card).toContainText('offers no balance')
    else await expect(card).toContainText(new RegExp(`${account.currency}\\s*[\\d,]+.*as of \\d`))
  }
})

test('a balance leads to its account: the same figure, its closing days, and what the provider told', async ({
  openAs,
}) => {
  const page = await openAs('eshe')
  await page.goto('/')
  const card = page.getByRole('article').filter({ hasText: 'as of' }).first()
  const figure = /([A-Z]{3})\s*([\d,]+(?:\.\d+)?)/.exec((await card.textContent()) ?? '')
  await card.getByRole('link').click()
  await expect(page).toHaveURL(/\/balances\/[0-9a-f-]{36}/)
  await expect(page.getByRole('main')).toContainText(figure?.[2] ?? 'a figure')
  await expect(page.getByRole('figure', { name: /^Closing balance by day/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Balances told by the provider' })).toBeVisible()
})

test('a bar of the flow chart opens that day’s list with the same sums', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/?currency=KES')
  await ready(page)
  const chart = page.getByRole('group', { name: /^Money in and out by day, KES, last 30 days, EAT/ })
  const bars = await chart
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  expect(bars).toHaveLength(30)
  expect(bars.at(-1)).toContain('so far')
  const sums = /in KES ([\d,.]+), out KES ([\d,.]+)$/
  // Some Sundays pay nothing out, and the list leaves out what is nothing.
  const bothWays = bars.slice(0, -1).filter((each) =>
    sums
      .exec(each)
      ?.slice(1)
      .every((sum) => minorOf(sum) > 0n),
  )
  const bar = bothWays.at(-7) ?? ''
  const [, moneyIn = '0', moneyOut = '0'] = sums.exec(bar) ?? []
  await chart.getByRole('link', { name: bar }).click()
  await expect(page).toHaveURL(/\/transactions\?currency=KES&from=(\d{4}-\d{2}-\d{2})&to=\1/)
  expect((await readSums(page)).money).toEqual({ 'in KES': minorOf(moneyIn), 'out KES': minorOf(moneyOut) })
})

test('the chart tells the same numbers as a table', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/?currency=KES')
  await ready(page)
  const chart = page.getByRole('group', { name: /^Money in and out by day, KES/ })
  const newest = (await chart.getByRole('link').nth(25).getAttribute('aria-label')) ?? ''
  const [, day = '', moneyIn = '', moneyOut = ''] = /^(.*): in KES ([\d,.]+), out KES ([\d,.]+)$/.exec(newest) ?? []
  await page.getByRole('button', { name: 'Show as table' }).click()
  const row = page.getByRole('table', { name: /^Money in and out by day, KES/ }).getByRole('row', { name: day })
  await expect(row).toContainText(moneyIn)
  await expect(row).toContainText(moneyOut)
})

test('what is started appears under Moving now without a reload', async ({ openAs, beside }) => {
  const page = await openAs('eshe')
  await page.goto('/')
  const daudi = await actAs(beside, 'daudi')
  const payment = await submitPayment(daudi, await orderBeside(beside, 'mpesa.stk', '174379', { amount: '41' }))
  const moving = page.getByRole('table', { name: 'Last ten payments' })
  await expect(moving.getByText(payment.reference)).toBeVisible({ timeout: 30_000 })
})

test('a payment that waits is under Needs attention of its approvers only', async ({ openAs, beside }) => {
  const amina = await actAs(beside, 'amina')
  await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '42' }))
  const approver = await openAs('baraka')
  await approver.goto('/')
  await approver.getByRole('link', { name: /payments? waits? for your approval/ }).click()
  await expect(approver).toHaveURL(/\/approvals/)
  await expect(approver.getByRole('heading', { name: 'Approvals', level: 1 })).toBeVisible()
  const maker = await openAs('amina')
  await maker.goto('/')
  await expect(maker.getByRole('heading', { name: 'Needs attention' })).toBeVisible()
  await expect(maker.getByRole('link', { name: /for your approval/ })).toHaveCount(0)
})
