import type { Runtime } from '@/lib/features/context'
import { enterPayee } from '@/lib/features/payees/enter-payee'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { revealAccount } from '@/lib/features/reveals/reveal-account'
import { REVEALS_AN_HOUR } from '@/lib/features/reveals/sight'
import { actAs } from './beside-the-server'
import { fillPath, listRoutes } from './every-page'
import { expect, type Person, ready, test } from './fixtures'
import { knownNumbers, numbersIn, sentencesWithNumbers } from './known-numbers'
import { freshPhone, orderBeside } from './order-beside'

const hidden = (phone: string) => `${phone.replaceAll(' ', '').slice(0, 4)} ••• ${phone.slice(-3)}`

async function prepare(beside: Runtime) {
  const amina = await actAs(beside, 'amina')
  const phone = freshPhone().trim()
  const order = await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '67', counterpartyAccount: phone })
  return { phone, payment: await submitPayment(amina, order) }
}

test('an auditor sees a phone whole after giving a reason, and the audit log says so', async ({ openAs, beside }) => {
  const { phone, payment } = await prepare(beside)
  const farida = await openAs('farida')
  await farida.goto(`/payments/${payment.id}`)
  await ready(farida)
  await expect(farida.getByText(hidden(phone))).toBeVisible()
  await expect(farida.getByText(phone)).toHaveCount(0)
  await farida.getByRole('button', { name: 'Show in full' }).click()
  const dialog = farida.getByRole('dialog', { name: 'Show this payment’s account in full' })
  await dialog.getByRole('button', { name: 'Show in full' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('Why you need it').fill('Compare with invoice 2231')
  await dialog.getByRole('button', { name: 'Show in full' }).click()
  await expect(dialog).toBeHidden()
  await expect(farida.getByText(phone)).toBeVisible()
  await expect(farida.getByText(/^In full for you until \d\d:\d\d/)).toBeVisible()

  await farida.goto(`/audit?action=account.reveal&about=${payment.reference}`)
  const record = farida.getByRole('row').filter({ hasText: 'account.reveal' })
  await expect(record).toHaveCount(1)
  await expect(record).toContainText('reason: Compare with invoice 2231')
  await expect(record).not.toContainText(phone)
})

test('a maker may see their own payment whole, a cashier none', async ({ openAs, beside }) => {
  const { phone, payment } = await prepare(beside)
  const amina = await openAs('amina')
  await amina.goto(`/payments/${payment.id}`)
  await expect(amina.getByRole('button', { name: 'Show in full' })).toBeVisible()
  const daudi = await openAs('daudi')
  await daudi.goto(`/payments/${payment.id}`)
  await expect(daudi.getByText(hidden(phone))).toBeVisible()
  await expect(daudi.getByText('Hidden in part: you lack the right to see it in full.')).toBeVisible()
  await expect(daudi.getByRole('button', { name: 'Show in full' })).toHaveCount(0)
})

test('the twenty-first within an hour is refused with its sentence, and what was typed stays', async ({
  openAs,
  beside,
}) => {
  const { phone, payment } = await prepare(beside)
  const chausiku = await actAs(beside, 'chausiku')
  const other = (await prepare(beside)).payment
  for (let one = 0; one < REVEALS_AN_HOUR; one++)
    await revealAccount(chausiku, { kind: 'payment', id: other.id, reason: 'Compare with the register' })
  const page = await openAs('chausiku')
  await page.goto(`/payments/${payment.id}`)
  await ready(page)
  await page.getByRole('button', { name: 'Show in full' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why you need it').fill('One more')
  await dialog.getByRole('button', { name: 'Show in full' }).click()
  await expect(dialog.getByText(/^You revealed 20 records within an hour/).first()).toBeVisible()
  await expect(dialog.getByLabel('Why you need it')).toHaveValue('One more')
  await expect(page.getByText(phone)).toHaveCount(0)
})

/** Where somebody works with the number itself: the approver signs it, the maker types it, the sandbox's phone is it. */
const WORKS_WITH_IT: Readonly<Partial<Record<Person, RegExp>>> = {
  amina: /^\/payments\/\[paymentId\]\/edit$/,
  baraka: /^(\/payments\/\[paymentId\]\/approve|\/approvals\/batch|\/payees|\/payees\/\[payeeId\])$/,
}
const AS_HTML_AND_AS_DATA: readonly Record<string, string>[] = [{}, { rsc: '1' }]
const SANDBOX = /^\/(phone|api\/live\/(phone|sandbox-log)\b.*|api\/auth\b.*)$/
test('no page’s HTML or data holds a whole account or phone that its reader has not revealed', async ({
  openAs,
  beside,
}) => {
  test.setTimeout(300_000)
  const { payment } = await prepare(beside)
  const amina = await actAs(beside, 'amina')
  await enterPayee(amina, {
    name: 'Kept From View',
    rail: 'mpesa.b2c',
    account: freshPhone(),
    bank: '',
    details: {},
    reason: 'Invoice 12',
  })
  const known = await knownNumbers(beside)
  const ours = await sentencesWithNumbers()
  expect(known.has(payment.counterpartyAccount)).toBe(true)
  const routes = listRoutes().filter(({ path, isRead }) => isRead && !SANDBOX.test(path) && !/exports|hooks/.test(path))
  let looked = 0
  for (const person of ['amina', 'baraka', 'daudi', 'eshe', 'farida', 'gitau'] as const) {
    const page = await openAs(person)
    for (const { path } of routes) {
      if (WORKS_WITH_IT[person]?.test(path)) continue
      const address = await fillPath(beside, path)
      for (const headers of AS_HTML_AND_AS_DATA) {
        const found = numbersIn(await (await page.request.get(address, { headers })).text(), known, ours)
        expect.soft(found, `${address} for ${person}`).toEqual([])
        looked += 1
      }
    }
    const list = await page.request.get('/transactions?open=&q=254')
    expect.soft(numbersIn(await list.text(), known, ours), `the list for ${person}`).toEqual([])
  }
  expect(looked).toBeGreaterThan(200)
  // The look itself works: where the number is signed, it is found.
  const signed = await (await openAs('baraka')).request.get(`/payments/${payment.id}/approve`)
  expect(numbersIn(await signed.text(), known, ours)).not.toEqual([])
})
