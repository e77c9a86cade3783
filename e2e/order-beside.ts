import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Rail } from '@/lib/core/rails'
import type { Runtime } from '@/lib/features/context'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'

/** A number that nobody else in the tests uses: a phone shows one prompt at a time. */
export function freshPhone(): string {
  return `0714 ${String(Math.floor(Math.random() * 1_000_000))
    .padStart(6, '0')
    .replace(/(...)/, '$1 ')}`
}

/** What a form would send, for tests that need a payment and not the form. */
export async function orderBeside(
  beside: Runtime,
  rail: Rail,
  accountKey: string,
  wish: Partial<SubmitPaymentInput>,
): Promise<SubmitPaymentInput> {
  const { providerAccounts } = beside.store.t
  const [source] = await beside.store.read
    .select()
    .from(providerAccounts)
    .where(eq(providerAccounts.accountKey, accountKey))
  if (!source) throw new Error(`no account ${accountKey}`)
  return {
    requestKey: randomUUID(),
    rail,
    sourceAccountId: source.id,
    counterpartyName: 'Grace Achieng',
    counterpartyAccount: freshPhone(),
    counterpartyBank: '',
    amount: '1,000',
    merchantReference: '',
    purpose: 'Delivery 12',
    details: {},
    secondPrompt: false,
    ...wish,
  }
}
