import { createHash, createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ProviderName } from '@/lib/sandbox/kernel'
import { securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** For the test of the ledgers: what a client may do at each provider, as requests written by hand. */

export let sandbox: RunningSandbox
let credential = ''
let serial = 0

/** A sandbox whose results come at once. */
export async function openBooks(): Promise<void> {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'ledger', days: 2 })
  const { settings } = sandbox.kernel
  settings.set('mpesa', 'resultDelayMs', 0)
  settings.set('mpesa', 'c2bDelayMs', 0)
  const pem = await (await fetch(`http://127.0.0.1:${sandbox.ports.control}/mpesa/certificate.pem`)).text()
  credential = securityCredential(pem, 'Safaricom999!*!')
}

export const movements = (provider: ProviderName) => sandbox.kernel.ledger.list({ provider, after: 0, limit: 100_000 })

export const PHONES = ['254708374149', '254110000001', '254722000002']
const HOOK = 'http://127.0.0.1:9/nobody-listens'
const Access = z.object({ access_token: z.string() })
const base = (provider: ProviderName) => `http://127.0.0.1:${sandbox.ports[provider]}`

/** A request whose answer may never come: a fault may cut it. */
async function attempt(url: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(2_000) })
    return await response.json()
  } catch {
    // Cut, reset, HTML or truncated: what the ledger says is all that counts here.
    return undefined
  }
}

async function bearer(provider: 'mpesa' | 'wekeza' | 'ihela'): Promise<string> {
  const basic = Buffer.from('hazina-sandbox-key:hazina-sandbox-secret').toString('base64')
  const demo = { grant_type: 'client_credentials', client_id: 'hazina-sandbox', client_secret: 'hazina-sandbox-secret' }
  const form = { method: 'POST', body: new URLSearchParams(demo) }
  const answer = await {
    mpesa: () =>
      attempt(`${base('mpesa')}/oauth/v1/generate?grant_type=client_credentials`, {
        headers: { authorization: `Basic ${basic}` },
      }),
    wekeza: () => attempt(`${base('wekeza')}/oauth/token`, form),
    ihela: () => attempt(`${base('ihela')}/oAuth2/token/`, form),
  }[provider]()
  return Access.safeParse(answer).data?.access_token ?? 'none'
}

async function json(provider: 'mpesa' | 'wekeza', path: string, body: unknown, more: Record<string, string> = {}) {
  const headers = { authorization: `Bearer ${await bearer(provider)}`, 'content-type': 'application/json', ...more }
  return attempt(base(provider) + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

function signed(method: string, path: string, value?: unknown): Promise<unknown> {
  const body = value === undefined ? '' : JSON.stringify(value)
  const nonce = randomUUID()
  const hash = createHash('sha512').update(body).digest('hex')
  const text = [nonce, method, base('bitpesa') + path, hash].join('&')
  return attempt(base('bitpesa') + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'authorization-key': 'hazina-sandbox-key',
      'authorization-nonce': nonce,
      'authorization-signature': createHmac('sha512', 'hazina-sandbox-secret').update(text).digest('hex'),
    },
    ...(body === '' ? {} : { body }),
  })
}

export type Order = { amount: number; phone: string; choice: number }
const initiated = (more: Record<string, unknown>) => ({
  SecurityCredential: credential,
  Remarks: 'Order',
  QueueTimeOutURL: HOOK,
  ResultURL: HOOK,
  ...more,
})
const PASSKEY_PASSWORD =
  'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjEwNjI4MDkyNDA4'

/** What a client may do at each provider, with money or with trouble. */
export const OPERATIONS: Record<ProviderName, ((order: Order) => Promise<unknown>)[]> = {
  mpesa: [
    ({ amount, phone }) =>
      json('mpesa', '/mpesa/b2c/v3/paymentrequest', {
        ...initiated({ InitiatorName: 'testapi', CommandID: 'BusinessPayment', Amount: amount }),
        OriginatorConversationID: `L-${serial++}`,
        PartyA: 600100,
        PartyB: phone,
      }),
    ({ amount, choice }) =>
      json('mpesa', '/mpesa/b2b/v1/paymentrequest', {
        ...initiated({ Initiator: 'testapi', Amount: amount, PartyA: 600100, PartyB: 600000 + (choice % 2) }),
        CommandID: choice % 2 === 0 ? 'BusinessPayBill' : 'BusinessBuyGoods',
        SenderIdentifierType: 4,
        RecieverIdentifierType: 4,
        AccountReference: 'INV',
      }),
    ({ amount, phone }) =>
      json('mpesa', '/mpesa/c2b/v1/simulate', {
        ShortCode: 600100,
        CommandID: 'CustomerPayBillOnline',
        Amount: amount,
        Msisdn: phone,
        BillRefNumber: 'SF-1001',
      }),
    async ({ amount, phone, choice }) => {
      await json('mpesa', '/mpesa/stkpush/v1/processrequest', {
        BusinessShortCode: 174379,
        Password: PASSKEY_PASSWORD,
        Timestamp: '20210628092408',
        TransactionType: 'CustomerPayBillOnline',
        Amount: amount,
        PartyA: phone,
        PartyB: 174379,
        PhoneNumber: phone,
        CallBackURL: HOOK,
        AccountReference: 'SF-1001',
        TransactionDesc: 'Order',
      })
      const answers = ['pay', 'pay', 'cancel', 'wrong_pin', 'no_funds'] as const
      await sandbox.kernel.phones.answer(phone, answers[choice % answers.length] ?? 'pay')
    },
    () => {
      const received = movements('mpesa').filter(({ kind }) => kind === 'c2b' || kind === 'stk')
      const last = received.at(-1)
      return json('mpesa', '/mpesa/reversal/v1/request', {
        ...initiated({ Initiator: 'testapi', CommandID: 'TransactionReversal', RecieverIdentifierType: 11 }),
        TransactionID: last?.providerReference ?? 'UKA0000001',
        Amount: Number(last?.amount ?? 1),
        ReceiverParty: last?.to.split(' ')[0] ?? 600100,
      })
    },
  ],
  wekeza: [
    ({ amount, choice }) =>
      json('wekeza', '/api/v1/payments', wekezaPayment(amount, choice), { 'idempotency-key': randomUUID() }),
    ({ amount, choice }) => {
      const { sourceAccountId, currency, ...item } = wekezaPayment(amount, choice)
      const payments = [item, { ...item, amount: amount + 1 }]
      const key = { 'idempotency-key': randomUUID() }
      return json('wekeza', '/api/v1/payments/bulk', { sourceAccountId, currency, payments }, key)
    },
    async ({ amount, phone, choice }) => {
      const push = { phoneNumber: `+${phone}`, amount, accountReference: 'SF-1', transactionDesc: 'x' }
      await json('wekeza', '/api/v1/payments/mpesa/stkpush', push)
      await sandbox.kernel.phones.answer(phone, choice % 3 === 0 ? 'cancel' : 'pay')
    },
    async ({ choice }) => {
      const list = z.object({ data: z.array(z.object({ id: z.string() })) })
      const headers = { authorization: `Bearer ${await bearer('wekeza')}` }
      const known = list.safeParse(await attempt(`${base('wekeza')}/api/v1/payments`, { headers })).data?.data ?? []
      const id = known[choice % Math.max(known.length, 1)]?.id ?? 'none'
      await json('wekeza', `/api/v1/payments/${id}/cancel`, { reason: 'Changed' })
      await json('wekeza', `/api/v1/sandbox/payments/${id}/simulate`, { newStatus: 'REVERSED' })
    },
    ({ amount }) =>
      json('wekeza', '/api/v1/sandbox/accounts', {
        accountType: 'CURRENT',
        initialBalance: amount,
        customerName: 'Rose Atieno',
      }),
    ({ choice }) =>
      json('wekeza', '/api/v1/sandbox/transactions/generate', {
        accountId: 'acc_9876543210',
        transactionCount: 1 + (choice % 5),
      }),
  ],
  bitpesa: [
    ({ amount, choice }) => signed('POST', '/v1/transactions/create_and_fund', bitpesaPayout(amount, choice)),
    async ({ amount, choice }) => {
      const made = Created.safeParse(await signed('POST', '/v1/transactions', bitpesaPayout(amount, choice))).data
      if (made)
        await signed('POST', '/v1/accounts/debits', { debit: { to_type: 'Transaction', to_id: made.object.id } })
      if (made && choice % 2 === 0) await signed('DELETE', `/v1/recipients/${made.object.recipients[0]?.id}`)
    },
    async ({ amount, choice }) => {
      const made = Created.safeParse(await signed('POST', '/v1/transactions', bitpesaPayout(amount, choice))).data
      if (made)
        await signed('POST', `/v1/transactions/${made.object.id}/payin`, { payin_method: { type: 'USD::Bank' } })
    },
  ],
  ihela: [
    ({ amount, choice }) =>
      ihelaForm('cash-in/', { bank_slug: 'MOB-0003', account: choice % 4 === 0 ? '12' : '76000555' }, amount),
    async ({ amount, choice }) => {
      const made = await ihelaForm('bill/init/', { user: `76000${['900', '901', '903', '111'][choice % 4]}` }, amount)
      const bill = z
        .object({ bill: z.object({ code: z.string(), merchant_reference: z.string() }) })
        .safeParse(made).data
      if (!bill) return
      const fields = { code: bill.bill.merchant_reference, reference: bill.bill.code }
      for (let i = 0; i < 2; i++) await ihelaForm('bill/verify/', fields, amount)
    },
  ],
}

const wekezaPayment = (amount: number, choice: number) => ({
  sourceAccountId: 'acc_soko_operations',
  destinationAccountNumber: ['1009876543', '1005550002', '1001111111', '9999999999'][choice % 4],
  amount,
  currency: 'KES',
  description: 'Order',
  reference: choice % 5 === 0 ? 'FAIL-TEST-001' : `L-${serial++}`,
})

const Created = z.object({ object: z.object({ id: z.string(), recipients: z.array(z.object({ id: z.string() })) }) })
function bitpesaPayout(amount: number, choice: number) {
  const sender = {
    country: 'KE',
    first_name: 'Jane',
    last_name: 'Tester',
    street: 'Moi Avenue 1',
    city: 'Nairobi',
    postal_code: '00100',
    phone_number: '+254700000001',
    email: 'jane@example.com',
    birth_date: '1980-01-01',
    ip: '127.0.0.1',
    documents: [],
  }
  const phone = `+2567721234${['00', '01', '09', '18'][choice % 4]}`
  const details = { first_name: 'Ada', last_name: 'Obi', phone_number: phone, mobile_provider: 'mtn' }
  const payout_method = { type: 'UGX::Mobile', details }
  const recipients = [{ requested_amount: amount * 100, requested_currency: 'UGX', payout_method }]
  return { transaction: { input_currency: 'USD', external_id: `L-${serial++}`, sender, recipients } }
}

async function ihelaForm(path: string, fields: Record<string, string>, amount: number): Promise<unknown> {
  const shared = { amount: String(amount), description: 'x', merchant_reference: `L-${serial++}` }
  const headers = { authorization: `Bearer ${await bearer('ihela')}` }
  const body = new URLSearchParams({ ...shared, ...fields })
  return attempt(`${base('ihela')}/api/v1/payments/${path}`, { method: 'POST', headers, body })
}
