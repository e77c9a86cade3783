import { randomUUID } from 'node:crypto'
import type { ProviderId, Rail } from '@/lib/core/rails'
import type { Payment } from '@/lib/features/payments/payment-order'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { releaseWithoutCode } from '../beside-the-server'
import { freshPhone, orderBeside } from '../order-beside'
import type { Rig } from './open-rig'

type Wish = Readonly<{ accountKey: string; fields(amount: number): Partial<SubmitPaymentInput> }>

const WISHES: Partial<Record<Rail, Wish>> = {
  'mpesa.b2c': { accountKey: '600100', fields: (amount) => ({ amount: `${amount}` }) },
  'mpesa.stk': { accountKey: '174379', fields: (amount) => ({ amount: `${amount}`, counterpartyName: '' }) },
  'wekeza.transfer': {
    accountKey: 'acc_soko_operations',
    fields: (amount) => ({ amount: `${amount}.50`, counterpartyAccount: '1009876543' }),
  },
  'bitpesa.payout': {
    accountKey: 'USD',
    fields: (amount) => ({
      counterpartyName: 'Grace Nakato',
      counterpartyAccount: '0752 123 400',
      counterpartyBank: 'UGX::Mobile',
      amount: `${37_000 + amount * 10}`,
      details: { fix: 'receive', mobileProvider: 'airtel', transferReason: 'third_party_person_account' },
    }),
  },
  'ihela.cashin': {
    accountKey: 'ihela',
    fields: (amount) => ({
      counterpartyAccount: '76000111',
      counterpartyBank: 'MF1-0001',
      confirmedName: 'Bigirimana Fabrice',
      amount: `${1_000 + amount}`,
    }),
  },
}

/** The payouts of each provider, and the prompt that M-Pesa has besides. */
export const RAILS_OF: Readonly<Record<ProviderId, readonly Rail[]>> = {
  mpesa: ['mpesa.b2c', 'mpesa.stk'],
  wekeza: ['wekeza.transfer'],
  bitpesa: ['bitpesa.payout'],
  ihela: ['ihela.cashin'],
}

/** The customer takes this long over the PIN: longer than a restart, so that the callback finds a server. */
const CUSTOMER_MS = 4_000
let made = 0

/** What a form would send, no two alike. */
export async function newOrder(rig: Rig, rail: Rail): Promise<SubmitPaymentInput> {
  const wish = WISHES[rail]
  if (!wish) throw new Error(`the rig has no orders on ${rail}`)
  made += 1
  const fields = { counterpartyAccount: freshPhone(), ...wish.fields(10 + (made % 90)) }
  if (rail === 'mpesa.stk') {
    const msisdn = `254${fields.counterpartyAccount.replaceAll(' ', '').slice(1)}`
    await rig.control('POST', `/phones/${msisdn}`, { default: 'pay', delayMs: CUSTOMER_MS })
  }
  return orderBeside(rig.rt, rail, wish.accountKey, {
    requestKey: randomUUID(),
    purpose: `Crash drill ${made}`,
    duplicateReason: 'Crash drill, many alike',
    ...fields,
  })
}

/** Puts payments under way beside the server; whose worker sends them. */
export async function putUnderWay(rig: Rig, rails: readonly Rail[]): Promise<Payment[]> {
  const submitted: Payment[] = []
  for (const rail of rails)
    submitted.push(await submitPayment(rail.endsWith('.stk') ? rig.daudi : rig.amina, await newOrder(rig, rail)))
  for (const payment of submitted)
    if (payment.state === 'awaiting_approval') await releaseWithoutCode(rig.baraka, payment)
  return submitted
}
