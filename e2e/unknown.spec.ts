import { and, eq } from 'drizzle-orm'
import { approveBySomebody } from './approve'
import { expect, test } from './fixtures'
import { expectStatus, fact, idOf } from './payment-page'
import { reachCheckStep, submitForApproval } from './prepare-payout'

test('a payout whose answer and callback are lost shows Unknown, settles by itself, and moved once', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(120_000)
  const before = await sandbox.movementsOf(4_807)
  await sandbox.addFault({ provider: 'mpesa', operation: 'b2c', kind: 'drop_after', count: 1 })
  await sandbox.addFault({ provider: 'mpesa', operation: 'b2c', kind: 'callback_lost', count: 1 })
  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: '+254 712 345 679' },
    name: 'Grace Achieng',
    amount: '4,807',
    purpose: 'Potatoes',
  })
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)

  await expectStatus(maker, 'Unknown')
  await expect(maker.getByText(/^Unknown: checking with M-Pesa, next check/).first()).toBeVisible()
  const again = maker.getByRole('button', { name: 'Try again' })
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await expect(again).toHaveAccessibleDescription(/^Unknown: checking with M-Pesa, next check/)

  await expectStatus(maker, 'Succeeded', 60_000)
  await expect(fact(maker, 'Receipt')).toContainText(/[A-Z0-9]{10}/)
  expect(await sandbox.movementsOf(4_807)).toHaveLength(before.length + 1)
  const { attempts } = beside.store.t
  const sends = await beside.store.read
    .select()
    .from(attempts)
    .where(and(eq(attempts.paymentId, idOf(maker)), eq(attempts.kind, 'send')))
  expect(sends).toHaveLength(1)
})
