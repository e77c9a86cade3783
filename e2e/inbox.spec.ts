import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { standingToken } from '@/lib/features/payments/callback-token'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { recordTransaction } from '@/lib/features/transactions/record-transaction'
import { signWebhook } from '@/lib/providers/wekeza/signature'
import { actAs, releaseWithoutCode } from './beside-the-server'
import { expect, test } from './fixtures'
import { orderBeside } from './order-beside'

const SECRET = 'whsec_hazina_sandbox'

/** What Wekeza would send about a transfer, at the door it is registered for. */
async function tell(beside: Runtime, paymentId: string, secret = SECRET): Promise<number> {
  const body = JSON.stringify({
    id: `evt_${paymentId}_${secret.length}`,
    type: 'payment.completed',
    created: new Date().toISOString(),
    data: { paymentId, status: 'COMPLETED', amount: 4321, currency: 'KES', reference: 'INV-77' },
  })
  const timestamp = Math.floor(Date.now() / 1000)
  const answer = await fetch(`${beside.publicUrl}/hooks/w/${standingToken(beside.key, 'arrivals')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-wekeza-signature': `t=${timestamp},v1=${signWebhook(secret, timestamp, Buffer.from(body))}`,
    },
    body,
  })
  return answer.status
}

test('a message that comes before its payment is known waits, is matched by itself, and a replay changes nothing', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(120_000)
  const reference = `pmt_early_${crypto.randomUUID().slice(0, 8)}`
  expect(await tell(beside, reference)).toBe(200)
  const page = await openAs('eshe')
  await page.goto('/inbox?verdict=orphan')
  await page
    .getByRole('link', { name: /^Open the message of/ })
    .first()
    .click()
  await expect(page.getByText('Unmatched', { exact: true })).toBeVisible()
  await expect(page.getByText(reference)).toBeVisible()

  await sandbox.addFault({ provider: 'wekeza', operation: 'payment_create', kind: 'callback_lost', count: 5 })
  const amina = await actAs(beside, 'amina')
  const order = await orderBeside(beside, 'wekeza.transfer', 'acc_soko_operations', {
    counterpartyAccount: '1009876543',
    amount: '4,321',
  })
  const payment = await submitPayment(amina, order)
  await releaseWithoutCode(await actAs(beside, 'baraka'), payment)
  const { payments } = beside.store.t
  const now = async () => (await beside.store.read.select().from(payments).where(eq(payments.id, payment.id)))[0]
  await expect.poll(async () => (await now())?.state, { timeout: 30_000 }).toBe('sent')
  // The provider's own words name it otherwise: what the message was waiting for becomes known.
  await beside.store.tx(async (tx) => {
    await tx.update(payments).set({ providerReference: reference }).where(eq(payments.id, payment.id))
  })
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Applied', { exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 40_000 })
  await expect(page.getByRole('link', { name: payment.reference })).toBeVisible()
  expect((await now())?.state).toBe('succeeded')

  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText(/^No change\. The message was run again/)).toBeVisible()
  await expect(page.getByText('once', { exact: true })).toBeVisible()
})

test('a forged message is refused, shown in its own words, and no replay makes it genuine', async ({
  openAs,
  beside,
}) => {
  const reference = `pmt_forged_${crypto.randomUUID().slice(0, 8)}`
  expect(await tell(beside, reference, 'whsec_of_a_stranger')).toBe(401)
  const page = await openAs('baraka')
  await page.goto('/inbox')
  await page
    .getByRole('navigation', { name: 'Messages by what became of them' })
    .getByRole('link', { name: /^Rejected \d/ })
    .click()
  await page
    .getByRole('link', { name: /^Open the message of/ })
    .first()
    .click()
  await expect(page.getByText('Signature wrong')).toBeVisible()
  await expect(page.getByText('the signature does not fit')).toBeVisible()
  await expect(page.getByText(reference)).toBeVisible()
  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText(/^No change\. It was refused when it came/)).toBeVisible()
})

test('a person closes what is not ours with a reason; who may only read cannot', async ({ openAs, beside }) => {
  const reference = `pmt_strange_${crypto.randomUUID().slice(0, 8)}`
  expect(await tell(beside, reference)).toBe(200)
  const { providerEvents: events } = beside.store.t
  await expect
    .poll(async () => (await beside.store.read.select().from(events).where(eq(events.verdict, 'orphan'))).length)
    .toBeGreaterThan(0)
  const reader = await openAs('farida')
  await reader.goto('/inbox?verdict=orphan')
  await reader
    .getByRole('link', { name: /^Open the message of/ })
    .first()
    .click()
  await expect(reader.getByRole('button', { name: 'Replay' })).toHaveAttribute('aria-disabled', 'true')
  const address = new URL(reader.url()).pathname

  const page = await openAs('eshe')
  await page.goto(address)
  await page.getByRole('button', { name: 'Close as not ours' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('A test by the bank, agreed on the phone')
  await dialog.getByRole('button', { name: 'Close as not ours' }).click()
  await expect(page.getByText('Closed by a person', { exact: true })).toBeVisible()
  await expect(page.getByText(/A test by the bank, agreed on the phone/)).toBeVisible()
})

/** Each is markup, script or a template somewhere; none may be anything but letters here. */
const MARKUP = [
  '<img src=x onerror="window.ran=1">',
  '"><script>window.ran=2</script>',
  "'-(window.ran=3)-'",
  '<svg onload=window.ran=4>',
  'javascript:window.ran=5',
  '</script><script>window.ran=6</script>',
  '<iframe srcdoc="<script>parent.ran=7</script>">',
]

test('what a provider sends is shown as text, in the Inbox and in the history, and runs nothing', async ({
  openAs,
  beside,
}) => {
  test.setTimeout(120_000)
  for (const words of MARKUP) expect(await tell(beside, words)).toBe(200)
  const [account] = await beside.store.read.select().from(beside.store.t.providerAccounts).limit(1)
  if (!account) throw new Error('no account')
  await beside.store.tx(async (tx) => {
    for (const [index, words] of MARKUP.entries()) {
      const line = {
        accountId: account.id,
        provider: account.provider,
        rail: 'mpesa.c2b',
        direction: 'in',
        state: 'succeeded',
        amountMinor: 100n,
        feeMinor: 0n,
        currency: account.currency,
        occurredAt: new Date(),
        providerReference: `MARKUP${index}${crypto.randomUUID().slice(0, 8)}`,
        merchantReference: words,
        counterpartyName: words,
        counterpartyAccount: '254712345678',
        description: words,
        channel: '',
      } as const
      await recordTransaction({ store: beside.store, zone: beside.zone, now: beside.now }, tx, line, 'callback')
    }
  })
  const page = await openAs('eshe')
  const isUntouched = async () => expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  await page.goto('/inbox?verdict=orphan')
  await isUntouched()
  const messages = page.getByRole('link', { name: /^Open the message of/ })
  for (let index = 0; index < MARKUP.length; index += 1) {
    await messages.nth(index).click()
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await isUntouched()
    await page.goto('/inbox?verdict=orphan')
  }
  await page.goto('/transactions?sort=newest')
  for (const words of MARKUP)
    await expect(page.getByText(words, { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await isUntouched()
  await page.getByRole('row').filter({ hasText: 'window.ran=1' }).getByRole('link').first().click()
  await expect(
    page
      .getByText(MARKUP[0] ?? '', { exact: true })
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await isUntouched()
})
