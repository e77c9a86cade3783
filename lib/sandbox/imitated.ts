import type { ProviderName } from '@/lib/sandbox/kernel'

/** One imitated provider, as the terminal and the index page tell of it. */
export interface Imitated {
  title: string
  /** Settings that a client needs, given the provider's address here. */
  settings: (origin: string) => [name: string, value: string][]
  credentials: [name: string, value: string][]
  operations: string
  missing: string
}

const DEMO: [string, string][] = [
  ['client id', 'hazina-sandbox'],
  ['client secret', 'hazina-sandbox-secret'],
]

/** What the sandbox imitates: the same facts for the terminal and for GET / on the control port. */
export const IMITATED: Record<ProviderName, Imitated> = {
  mpesa: {
    title: 'M-Pesa (Daraja, Kenya)',
    settings: (origin) => [['base URL', origin]],
    credentials: [
      ['consumer key', 'hazina-sandbox-key'],
      ['consumer secret', 'hazina-sandbox-secret'],
      ['short code for STK', '174379'],
      ['its passkey, public', 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919'],
      ['short code for B2C, B2B, C2B', '600100'],
      ['initiator', 'testapi / Safaricom999!*!'],
    ],
    operations:
      'token, STK push and query, B2C v1 and v3, B2B, account balance, transaction status, reversal, C2B register, simulate, validation and confirmation v1 and v2',
    missing: 'pull transactions, dynamic QR, bill manager, standing orders',
  },
  wekeza: {
    title: 'Wekeza Open Banking (Kenya)',
    settings: (origin) => [
      ['API base URL', `${origin}/api/v1`],
      ['OAuth base URL', `${origin}/oauth`],
    ],
    credentials: [...DEMO, ['webhook secret', 'whsec_hazina_sandbox']],
    operations:
      'tokens (client credentials, refresh, code with PKCE), accounts, balances, transactions, payments, bulk payments, cancel, M-Pesa STK, webhooks, consents, customers, the sandbox helpers',
    missing: 'loans, cards, risk',
  },
  bitpesa: {
    title: 'BitPesa (TransferZero, AZA Finance)',
    settings: (origin) => [['base URL', `${origin}/v1`]],
    credentials: [
      ['API key', 'hazina-sandbox-key'],
      ['API secret', 'hazina-sandbox-secret; webhooks are signed with the same'],
    ],
    operations:
      'senders, transactions (calculate, validate, create, create and fund), debits, recipients, accounts, currencies, payment methods, account validation, documents, webhooks',
    missing: 'payout and payin methods as resources of their own, logs, mandates, collections beyond the payin helper',
  },
  ihela: {
    title: 'iHela Crédit Union (Burundi, v1 classic)',
    settings: (origin) => [
      ['base URL', `${origin}/`],
      ['token URL', `${origin}/oAuth2/token/`],
    ],
    credentials: DEMO,
    operations: 'token, bank list, customer look-up, bill init and verify with the confirmation page, cash-in',
    missing: 'the later v2 and ihela-sdk shapes',
  },
}

/** Switches of PATCH /settings by provider: name, default, effect. A switch that is off changes nothing. */
export const SWITCHES: Record<ProviderName, [name: string, standard: string, effect: string][]> = {
  mpesa: [
    ['resultDelayMs', '800', 'time between an ack and its result'],
    ['c2bDelayMs', '300', 'time between a simulated payment and its notice'],
    ['stkResult', '""', 'every push is called back with this code; no phone rings'],
    ['stkExpiryCode', '1037', 'the code of a prompt that nobody touched for 60 s'],
    ['stkLockByCallback', 'false', 'a second prompt on one phone is accepted and called back with 1001'],
    ['stkPendingAsError', 'false', 'the pending query answers the older 500.001.1001'],
    ['stkAlsoConfirms', 'true', 'an STK payment is also confirmed by C2B where URLs are registered'],
    ['stkBalanceItem', 'true', "the callback's metadata has a Balance without value"],
    ['strictLengths', 'false', 'reference 12 and description 13 characters at most'],
    ['strictTokens', 'false', 'a new token kills the older ones'],
    ['strictCredentials', 'false', 'only our own certificate is accepted'],
    ['b2cResult, b2bResult, balanceResult, statusResult, reversalResult', '""', 'forces the result code'],
    ['b2cTimeoutNotice', 'no', 'instead: only QueueTimeOutURL is called; before: that, and the result 2 s later'],
    ['c2bValidation', 'false', 'payments are validated first'],
    ['c2bRegisterOnce', 'false', 'a second registration is refused, as in production'],
    ['c2bMsisdn', 'by version', 'plain, masked or hashed'],
    ['urlWords', 'false', "Safaricom's forbidden words are refused in every URL, not only those of C2B"],
    ['spikeArrestPerSecond', '0', 'more calls than this in a second are refused with 500.003.02'],
    ['gatewayTrouble', '""', 'busy, quota, internal or maintenance: everything is refused so'],
    ['apigeeFaults', 'false', 'an unknown path answers a fault object without errorCode'],
  ],
  wekeza: [
    ['pendingMs, processingMs', '300, 700', 'how long a payment stays in each state'],
    ['reviewMs', '60000', 'how long a payment held for review waits for its approval'],
    ['rateLimitPerMinute', '1000', "per application; 100 is the provider's own sandbox"],
    ['tokenRatePerMinute, authorizeRatePerMinute', '0', 'limits of the OAuth addresses (documented: 10 and 20)'],
    ['refuseConsent', 'false', 'the user of the browser flow refuses'],
    ['webhookRetryScale', '1', 'shortens the waits between delivery attempts, e.g. 0.001'],
    ['webhookDebug', 'false', "adds the debug mode's headers"],
  ],
  bitpesa: [
    ['apiKey, apiSecret', 'the demo pair', 'other credentials'],
    ['strictUrls', 'false', 'only the exact URL may be signed'],
    ['secretHeader', 'false', 'Authorization-Secret instead of a signature'],
    ['kycRequired, kycDelayMs', 'false', 'senders start as initial'],
    ['relaxedSenders', 'false', 'the WTR2 mode'],
    ['corridors2025', 'false', 'the later corridor fields are required'],
    ['autoPayout', 'true', 'off: payouts wait for the /payout helper'],
    ['autoRefundDefault', 'false', 'the trait when a transaction does not say'],
    ['manualAfter', 'never', 'failed tries until a recipient goes manual'],
    ['webhookRetryMs', '1000', 'the first wait before a webhook is tried again'],
    [
      'payoutDelayMs, retryDelayMs, refundDelayMs, pendingCancelMs, pickupDelayMs, autoRefundMs',
      'see timing.ts',
      'times',
    ],
  ],
  ihela: [
    ['billMs, mobileBillMs', 'a week, 10 minutes', 'how long a bill lives'],
    ['lookupNeedsToken', 'false', 'the customer look-up wants a token'],
    ['inactiveBank', '""', 'the slug of a bank that takes no bills'],
    ['registeredRedirects', '""', 'the only redirect addresses allowed, separated by spaces'],
  ],
}

const NAMES: readonly ProviderName[] = ['mpesa', 'wekeza', 'bitpesa', 'ihela']

/** What `npm run sandbox` prints: enough to point any client here without reading anything else. */
export function howToPoint(ports: Record<'control' | ProviderName, number>): string[] {
  const control = `http://127.0.0.1:${ports.control}`
  const lines = [
    'Sandbox ready: four payment providers imitated on this machine. No real money, no real people.',
    `Index of everything, with switches and faults: ${control}/`,
  ]
  for (const name of NAMES) {
    const { title, settings, credentials } = IMITATED[name]
    lines.push('', title)
    const facts = [...settings(`http://127.0.0.1:${ports[name]}`), ...credentials]
    lines.push(...facts.map(([fact, value]) => `  ${fact.padEnd(30)}${value}`))
  }
  lines.push(
    '',
    `Why something was refused: ${control}/log?latest=20    Answer a phone: POST ${control}/phones/254708374149`,
  )
  return [...lines, 'Stop with Ctrl+C.']
}
