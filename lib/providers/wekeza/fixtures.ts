import type { InboundMessage } from '../inbound'
import type { SendOrder } from '../money-rail'

/** Test data: the published vectors of the contract (section 12) and bodies in its documented shapes. */
export const VECTOR_SECRET = 'whsec_demo_1234567890'

export const W1 = {
  timestamp: 1770978615,
  body: '{"id":"evt_payment_001","type":"payment.completed","created":"2026-02-13T10:30:15Z","data":{"paymentId":"pmt_abc123xyz","status":"COMPLETED","sourceAccount":{"accountId":"acc_1234567890","accountNumber":"1001234567"},"destinationAccount":{"accountNumber":"1009876543"},"amount":5000,"currency":"KES","description":"Payment for services","reference":"INV-2026-001","completedAt":"2026-02-13T10:30:15Z"},"metadata":{"webhookId":"webhook_abc123","attempt":1}}',
  v1: '13b9dd5bc6acf49787af2d5c585cae381dbe462c1d83cc0ccc787f5d63037a6b',
}
export const W2 = {
  timestamp: 1770978660,
  body: '{"id":"evt_payment_002","type":"payment.failed","created":"2026-02-13T10:31:00Z","data":{"paymentId":"pmt_def456uvw","status":"FAILED","amount":12.5,"currency":"KES","reference":"FAIL-TEST-001"},"metadata":{"webhookId":"webhook_abc123","attempt":3}}',
  v1: 'b1d99720ff71517ba239db6d494f0327c64551c6815010d75eb168cdcdc38d43',
}
export const W3 = {
  timestamp: 1770978615,
  body: '{}',
  v1: '575b4e73a85d0810ad233c9be3ba62724b3aaf40fed5d8e50b5c4fb3ef41e742',
}
/** RELIABILITY.md section 5. */
export const GOLDEN = {
  secret: 'whsec_test_secret',
  timestamp: 1614265330,
  body: '{"id":"evt_0001","type":"payment.completed","reference":"pay_0001","amount":"1500.00","currency":"KES"}',
  v1: 'dd311c5379bc4d134b8bb421b8c22a8ca8d6d1fb3fd2b249d19ca936b3e429cb',
}

export function inbound(
  vector: { timestamp: number; body: string; v1: string },
  change: Partial<InboundMessage> = {},
): InboundMessage {
  return {
    door: 'w',
    registeredUrl: 'http://127.0.0.1:3000/hooks/w/token',
    rawBody: Buffer.from(vector.body, 'utf8'),
    headers: { 'x-wekeza-signature': `t=${vector.timestamp},v1=${vector.v1}` },
    receivedAt: new Date(vector.timestamp * 1000),
    ...change,
  }
}

export function transferOrder(change: Partial<SendOrder> = {}): SendOrder {
  return {
    paymentId: 'payment-1',
    attemptId: 'attempt-1',
    providerKey: 'key-0000000000000001',
    rail: 'wekeza.transfer',
    amountMinor: 500_000n,
    currency: 'KES',
    sourceAccountKey: 'acc_1234567890',
    counterpartyName: 'John Doe',
    counterpartyAccount: '1009876543',
    counterpartyBank: '',
    merchantReference: 'INV-2026-001',
    purpose: 'Payment for services',
    details: {},
    callbackUrl: (door) => `http://127.0.0.1:3000/hooks/${door}/token`,
    ...change,
  }
}

export function promptOrder(change: Partial<SendOrder> = {}): SendOrder {
  return transferOrder({
    rail: 'wekeza.stk',
    amountMinor: 150_000n,
    counterpartyAccount: '254712345678',
    merchantReference: 'ORDER-17',
    purpose: 'Vegetables',
    ...change,
  })
}

/** A payment as `POST /payments` and `GET /payments/{id}` tell it. */
export function paymentBody(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'pmt_abc123xyz',
    status: 'PENDING',
    sourceAccount: { accountId: 'acc_1234567890', accountNumber: '1001234567', accountName: 'Soko Fresh' },
    destinationAccount: { accountNumber: '1009876543', accountName: 'John Doe' },
    amount: 5000,
    currency: 'KES',
    description: 'Payment for services',
    reference: 'INV-2026-001',
    paymentMethod: 'INTERNAL_TRANSFER',
    createdAt: '2026-02-13T10:30:00Z',
    updatedAt: '2026-02-13T10:30:00Z',
    completedAt: null,
    metadata: { instruction: 'key-0000000000000001' },
    fees: { amount: 0, currency: 'KES', description: 'none' },
    riskScore: 0.1,
    riskLevel: 'LOW',
    ...change,
  }
}

export function errorBody(code: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    error: { code, message: `said by Wekeza: ${code}`, ...change },
    requestId: 'req_1',
    timestamp: '2026-02-13T10:30:00Z',
  }
}

export function pagination(page: number, totalPages: number, totalRecords: number) {
  return { page, perPage: 100, totalPages, totalRecords, hasNext: page < totalPages, hasPrevious: page > 1 }
}

export function transactionBody(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'txn_abc123',
    transactionDate: '2026-02-12T08:00:00Z',
    valueDate: '2026-02-12',
    type: 'CREDIT',
    amount: 1234.5,
    currency: 'KES',
    description: 'Salary',
    reference: 'SAL-1',
    channel: 'DIRECT_CREDIT',
    balanceAfter: 126234.5,
    counterparty: { name: 'ABC Company', accountNumber: '2001234567' },
    status: 'COMPLETED',
    ...change,
  }
}
