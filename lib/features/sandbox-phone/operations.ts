import type { FaultKind, SandboxProvider } from './control-wire'

/** What our clients call at each provider, by the sandbox's own names: what a fault can be set on. */
const REQUESTS = {
  mpesa: ['stk_push', 'stk_query', 'b2c', 'transaction_status', 'account_balance', 'token'],
  wekeza: ['payment_create', 'payment', 'stk_push', 'stk_status', 'accounts', 'transactions', 'token'],
  bitpesa: [
    'calculate',
    'create_transaction',
    'create_and_fund',
    'get_transaction',
    'list_transactions',
    'list_accounts',
  ],
  ihela: ['bill_init', 'bill_verify', 'cash_in', 'lookup', 'banks', 'token'],
} as const satisfies Record<SandboxProvider, readonly string[]>

/** Whose callbacks can be lost, doubled or late; M-Pesa's carry the name of the request that they answer. iHela sends none. */
const CALLBACKS = {
  mpesa: ['stk_push', 'b2c', 'transaction_status', 'account_balance', 'c2b_confirmation'],
  wekeza: ['webhook'],
  bitpesa: ['webhook'],
  ihela: [],
} as const satisfies Record<SandboxProvider, readonly string[]>

export type FaultOperation = (typeof REQUESTS)[SandboxProvider][number] | (typeof CALLBACKS)[SandboxProvider][number]

/** Faults of the news itself; an early callback is a fault of the answer that it overtakes. */
const OF_CALLBACKS: readonly FaultKind[] = [
  'callback_twice',
  'callback_lost',
  'callback_late',
  'callback_reordered',
  'wrong_amount',
  'wrong_currency',
  'wrong_party',
]

export function isCallbackFault(kind: FaultKind): boolean {
  return OF_CALLBACKS.includes(kind)
}

/** Whether the fault has a length that the tester chooses. */
export function takesDelay(kind: FaultKind): boolean {
  return kind === 'latency' || kind === 'callback_late'
}

/** The operations that a fault of this kind can strike there; none means that the provider has nothing of the kind. */
export function operationsFor(provider: SandboxProvider, kind: FaultKind): readonly FaultOperation[] {
  return isCallbackFault(kind) ? CALLBACKS[provider] : REQUESTS[provider]
}
