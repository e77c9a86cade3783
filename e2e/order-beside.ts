import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Rail } from '@/lib/core/rails'
import type { Runtime } from '@/lib/features/context'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'

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
    counterpartyAccount: '0712 345 678',
    counterpartyBank: '',
    amount: '1,000',
    merchantReference: '',
    purpose: 'Delivery 12',
    details: {},
    secondPrompt: false,
    ...wish,
  }
}
