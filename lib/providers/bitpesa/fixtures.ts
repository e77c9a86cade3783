import type { SendOrder } from '../money-rail'

/** Test data in the shapes of the contract. */
export const SENDER_ID = 'b6648ba3-1c7b-4f59-8580-684899c84a07'
export const TRANSACTION_ID = '5f44026b-7904-4c30-87d6-f8972d790ded'
export const KEY = 'key-0000000000000001'

/** USD 100.00 quoted to buy UGX 370,000, the receiving side held fast. */
export function payoutOrder(change: Partial<SendOrder> = {}): SendOrder {
  return {
    paymentId: 'payment-1',
    attemptId: 'attempt-1',
    providerKey: KEY,
    rail: 'bitpesa.payout',
    amountMinor: 10_000n,
    currency: 'USD',
    sourceAccountKey: 'USD',
    counterpartyName: 'Grace Akello Nakato',
    counterpartyAccount: '+256772123400',
    counterpartyBank: 'UGX::Mobile',
    merchantReference: 'HZ-7K3M2QXA',
    purpose: 'Coffee',
    details: {
      fix: 'receive',
      sendCurrency: 'USD',
      sendMinor: '10000',
      receiveCurrency: 'UGX',
      receiveMinor: '370000',
      mobileProvider: 'mtn',
    },
    callbackUrl: (door) => `http://127.0.0.1:3000/hooks/${door}/token`,
    ...change,
  }
}

export function fundOrder(change: Partial<SendOrder> = {}): SendOrder {
  return payoutOrder({ providerKey: 'key-of-funding-00001', providerReference: TRANSACTION_ID, ...change })
}

export function recipientBody(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: '9d4d7b73-a94c-4979-ab57-09074fd55d33',
    state: 'initial',
    state_reason: null,
    state_reason_details: null,
    requested_amount: 370000,
    requested_currency: 'UGX',
    input_amount: 100,
    input_currency: 'USD',
    output_amount: 370000,
    output_currency: 'UGX',
    exchange_rate: 3700,
    fee_fractional: 0,
    payout_method: {
      id: 'pm',
      type: 'UGX::Mobile',
      details: {
        first_name: 'Grace Akello',
        last_name: 'Nakato',
        phone_number: '+256772123400',
        mobile_provider: 'mtn',
      },
    },
    ...change,
  }
}

export function transactionBody(
  change: Record<string, unknown> = {},
  recipient: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id: TRANSACTION_ID,
    external_id: KEY,
    state: 'approved',
    state_reason: null,
    input_currency: 'USD',
    input_amount: 100,
    paid_amount: 0,
    due_amount: 100,
    payin_methods: [],
    sender: { id: SENDER_ID, external_id: 'soko-fresh', state: 'approved' },
    recipients: [recipientBody(recipient)],
    traits: { auto_refund: true, account_validation: false },
    metadata: { sendRef: 'HZ-7K3M2QXA', account: '+256772123400' },
    created_at: '2026-02-13T10:30:00.000Z',
    expires_at: '2026-02-13T11:30:00.000Z',
    ...change,
  }
}

export function funded(state: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return transactionBody({ state, paid_amount: 100, due_amount: 0, ...change })
}

export function paged(items: readonly unknown[], page: number, totalPages: number, totalCount: number) {
  return {
    object: items,
    meta: {
      pagination: {
        current_page: page,
        next_page: page < totalPages ? page + 1 : null,
        prev_page: page > 1 ? page - 1 : null,
        total_pages: totalPages,
        total_count: totalCount,
      },
    },
  }
}
