import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { inArray } from 'drizzle-orm'
import { isTerminal } from '@/lib/core/payment-state'
import type { Rail } from '@/lib/core/rails'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import type { Payment } from '@/lib/features/payments/payment-order'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { actAs, openBeside, releaseWithoutCode } from './beside-the-server'
import { startHazina } from './start-app'

type Movement = {
  provider: string
  merchantReference: string | null
  providerReference: string
  kind: string
  amount: string
}
type Wish = {
  rail: Rail
  accountKey: string
  account: string
  amount: string
  bank?: string
  details?: Record<string, string>
}

const WISHES: readonly Wish[] = [
  { rail: 'mpesa.b2c', accountKey: '600100', account: '0712000001', amount: '1,501' },
  { rail: 'mpesa.b2c', accountKey: '600100', account: '0712000002', amount: '1,502' },
  { rail: 'mpesa.b2c', accountKey: '600100', account: '0712000003', amount: '1,503' },
  { rail: 'mpesa.b2c', accountKey: '600100', account: '0712000004', amount: '1,504' },
  { rail: 'wekeza.transfer', accountKey: 'acc_soko_operations', account: '1009876543', amount: '2,501.50' },
  { rail: 'wekeza.transfer', accountKey: 'acc_soko_operations', account: '1001234567', amount: '2,502.50' },
  { rail: 'wekeza.transfer', accountKey: 'acc_soko_operations', account: '1001111111', amount: '2,503.50' },
  { rail: 'mpesa.stk', accountKey: '174379', account: '0712000011', amount: '301' },
  { rail: 'mpesa.stk', accountKey: '174379', account: '0712000012', amount: '302' },
  { rail: 'mpesa.stk', accountKey: '174379', account: '0712000013', amount: '303' },
]

async function submit(ctx: FeatureContext, wish: Wish): Promise<Payment> {
  const { providerAccounts } = ctx.store.t
  const accounts = await ctx.store.read.select().from(providerAccounts)
  const source = accounts.find((row) => row.accountKey === wish.accountKey)
  return submitPayment(ctx, {
    requestKey: randomUUID(),
    rail: wish.rail,
    sourceAccountId: source?.id ?? '',
    counterpartyName: 'Kill Test',
    counterpartyAccount: wish.account,
    counterpartyBank: wish.bank ?? '',
    amount: wish.amount,
    merchantReference: '',
    purpose: 'Crash drill',
    details: wish.details ?? {},
    secondPrompt: false,
  })
}

async function reload(rt: Runtime, ids: readonly string[]): Promise<Payment[]> {
  const { payments } = rt.store.t
  return rt.store.read
    .select()
    .from(payments)
    .where(inArray(payments.id, [...ids]))
}

async function ledger(sandboxUrl: string): Promise<Movement[]> {
  const answer = (await (await fetch(`${sandboxUrl}/ledger`)).json()) as { movements: Movement[] }
  return answer.movements
}

/** How often money of exactly this amount moved at the provider: the amounts of the drill are all different. */
function movementsOf(movements: readonly Movement[], wish: Wish): number {
  const amount = Number(wish.amount.replaceAll(',', ''))
  return movements.filter((one) => Number(one.amount) === amount).length
}

for (const killAfterMs of [150, 450, 900]) {
  test(`killed ${killAfterMs} ms into ten payments, nothing is lost and nothing is doubled`, async () => {
    test.setTimeout(240_000)
    const hazina = await startHazina({ history: 'none' })
    const rt = await openBeside(hazina)
    try {
      for (const wish of WISHES.filter((one) => one.rail === 'mpesa.stk')) {
        await fetch(`${hazina.sandboxUrl}/phones/254${wish.account.slice(1)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          // The customer types the PIN after the restart: a callback into a dead server is lost, as Daraja's are.
          body: JSON.stringify({ default: 'pay', delayMs: 12_000 }),
        })
      }
      const [amina, baraka, daudi] = [await actAs(rt, 'amina'), await actAs(rt, 'baraka'), await actAs(rt, 'daudi')]
      const ids: string[] = []
      const waiting: Payment[] = []
      for (const wish of WISHES) {
        const payment = await submit(wish.rail.endsWith('.stk') ? daudi : amina, wish)
        ids.push(payment.id)
        if (payment.state === 'awaiting_approval') waiting.push(payment)
      }
      for (const payment of waiting) await releaseWithoutCode(baraka, payment)
      await sleep(killAfterMs)
      await hazina.kill9()
      await sleep(300)
      await hazina.restart()

      await expect
        .poll(
          async () =>
            (await reload(rt, ids))
              .filter((payment) => !isTerminal(payment.state))
              .map((payment) => `${payment.rail} ${payment.state}`),
          { timeout: 180_000, intervals: [500] },
        )
        .toEqual([])
      const settled = await reload(rt, ids)
      const movements = await ledger(hazina.sandboxUrl)
      for (const [index, wish] of WISHES.entries()) {
        const payment = settled.find((one) => one.id === ids[index])
        const moved = movementsOf(movements, wish)
        expect(moved, `${wish.rail} ${wish.amount} moved at most once`).toBeLessThanOrEqual(1)
        expect(
          payment?.state === 'succeeded',
          `${wish.rail} ${wish.amount} is ${payment?.state} and moved ${moved} times`,
        ).toBe(moved === 1)
      }
      const sends = await rt.store.read.select().from(rt.store.t.attempts)
      for (const id of ids) expect(sends.filter((one) => one.paymentId === id && one.kind === 'send')).toHaveLength(1)
    } finally {
      await rt.store.close()
      await hazina.stop()
    }
  })
}
