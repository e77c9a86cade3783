import { z } from 'zod'
import type { ReversalOrder } from '@/lib/providers/after-sending'
import type { InboundItem } from '@/lib/providers/inbound'
import type { MoneyRail, SendOrder, Transmission } from '@/lib/providers/money-rail'
import { createMpesa, type MpesaConfig } from '@/lib/providers/mpesa'
import type { Provider } from '@/lib/providers/provider'
import { startSandbox } from '@/lib/sandbox/server'
import { type Inbox, startInbox } from './inbox'
import { control, railOf, sandboxOf } from './office'

const PASSKEY = 'bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919'
export const COLLECT = '174379'
export const PAYOUT = '600100'

type EvidenceItem = Extract<InboundItem, { kind: 'evidence' }>

const Movement = z.object({
  kind: z.string(),
  providerReference: z.string(),
  merchantReference: z.string().nullable(),
  amount: z.string(),
  from: z.string(),
  to: z.string(),
})
type Movement = z.infer<typeof Movement>

export interface MpesaOffice {
  readonly mpesa: Provider
  readonly inbox: Inbox
  readonly sandboxPort: number
  settings(mpesa: Record<string, string | number | boolean>): Promise<void>
  fault(operation: string, kind: string, more?: object): Promise<void>
  phone(msisdn: string, answer: string): Promise<void>
  /** Brings the sandbox's clock forward. */
  advance(ms: number): Promise<void>
  movements(): Promise<Movement[]>
  /** What really moved under a merchant reference. */
  moved(reference: string | null | undefined): Promise<Movement[]>
  /** Every forced outcome off again. */
  usual(): Promise<void>
  /** A phone that no other test rings. */
  newPhone(): string
  /** Sends and carries on with what the answer named it; fails when it was not accepted. */
  accepted(order: SendOrder): Promise<SendOrder>
  /** A prompt that the phone answers, and the item of its callback. */
  prompted(place: string, answer: string): Promise<{ order: SendOrder; item: EvidenceItem }>
  /** The office with other settings of ours, against the same sandbox. */
  with(change: (config: MpesaConfig) => MpesaConfig): Provider
  order(place: string, change?: Partial<SendOrder>): SendOrder
  prompt(place: string, change?: Partial<SendOrder>): SendOrder
  reversal(place: string, change: Partial<ReversalOrder>): ReversalOrder
  send(order: SendOrder, provider?: Provider): Promise<Transmission>
  rail(order: SendOrder): MoneyRail
  /** What a message that came to a door says. */
  read(place: string, door: 'results' | 'timeouts' | 'prompts' | 'confirmation', count?: number): Promise<InboundItem[]>
  close(): Promise<void>
}

/** What was forced goes back to this between tests. */
const USUAL = {
  stkResult: '',
  b2cResult: '',
  b2bResult: '',
  reversalResult: '',
  balanceResult: '',
  statusResult: '',
  stkPendingAsError: false,
  b2cTimeoutNotice: 'no',
  c2bValidation: false,
  spikeArrestPerSecond: 0,
}

/** The evidence among the items. @throws Error when there is none. */
export function evidenceOf(items: readonly InboundItem[]): EvidenceItem {
  const item = items.find((one) => one.kind === 'evidence')
  if (!item) throw new Error(`no evidence in ${JSON.stringify(items.map(({ kind }) => kind))}`)
  return item
}

/** For tests: our M-Pesa client, the sandbox's M-Pesa and an inbox, all over real HTTP. */
export async function openMpesaOffice(): Promise<MpesaOffice> {
  const sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'against', days: 1, only: ['mpesa'] })
  const inbox = await startInbox()
  const { control: controlPort, mpesa: port } = sandbox.ports
  const config: MpesaConfig = {
    baseUrl: `http://127.0.0.1:${port}`,
    consumerKey: 'hazina-sandbox-key',
    consumerSecret: 'hazina-sandbox-secret',
    collect: { shortcode: COLLECT, passkey: PASSKEY },
    payout: { shortcode: PAYOUT, initiatorName: 'testapi', initiatorPassword: 'Safaricom999!*!' },
    certificatePem: await control(controlPort, 'GET', '/mpesa/certificate.pem'),
  }
  const mpesa = createMpesa(config)
  let serial = 0
  let phones = 254_711_000_000
  const office: MpesaOffice = {
    mpesa,
    inbox,
    sandboxPort: port,
    ...sandboxOf(controlPort, 'mpesa'),
    phone: async (msisdn, answer) =>
      void (await control(controlPort, 'POST', `/phones/${msisdn}`, { default: answer, delayMs: 5 })),
    advance: async (advanceMs) => void (await control(controlPort, 'POST', '/clock', { advanceMs })),
    async movements() {
      const text = await control(controlPort, 'GET', '/ledger?provider=mpesa')
      return z.object({ movements: z.array(Movement) }).parse(JSON.parse(text)).movements
    },
    moved: async (reference) => (await office.movements()).filter((one) => one.merchantReference === reference),
    usual: () => office.settings(USUAL),
    newPhone() {
      phones += 1
      return String(phones)
    },
    async accepted(order) {
      const { outcome } = await office.send(order)
      if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
      return { ...order, providerReference: outcome.providerReference }
    },
    async prompted(place, answer) {
      const counterpartyAccount = office.newPhone()
      await office.phone(counterpartyAccount, answer)
      const order = await office.accepted(office.prompt(place, { counterpartyAccount }))
      // Nobody touches the phone: the prompt lives its minute.
      if (answer === 'ignore') await office.advance(61_000)
      return { order, item: evidenceOf(await office.read(place, 'prompts')) }
    },
    with: (change) => createMpesa(change(config)),
    order(place, change = {}) {
      serial += 1
      return {
        paymentId: place,
        attemptId: place,
        providerKey: `key-${serial}`,
        rail: 'mpesa.b2c',
        amountMinor: 30_000n,
        currency: 'KES',
        sourceAccountKey: PAYOUT,
        counterpartyName: '',
        counterpartyAccount: '254708374149',
        counterpartyBank: '',
        merchantReference: 'INV-2201',
        purpose: 'Delivery 12',
        details: {},
        callbackUrl: inbox.at(place),
        ...change,
      }
    },
    prompt: (place, change) =>
      office.order(place, { rail: 'mpesa.stk', sourceAccountKey: COLLECT, amountMinor: 15_000n, ...change }),
    reversal: (place, change) => ({
      receipt: '',
      amountMinor: 15_000n,
      currency: 'KES',
      accountKey: COLLECT,
      remarks: 'Paid twice',
      callbackUrl: inbox.at(place),
      ...change,
    }),
    send(order, provider = mpesa) {
      const rail = railOf(provider, order.rail)
      return rail.transmit('send', rail.prepare('send', order), order)
    },
    rail: (order) => railOf(mpesa, order.rail),
    async read(place, door, count) {
      const message = await inbox.next(place, door, count)
      return mpesa.callbacks?.readInbound(message).items ?? []
    },
    async close() {
      await sandbox.close()
      await inbox.close()
    },
  }
  await office.settings({ resultDelayMs: 5, c2bDelayMs: 5 })
  return office
}
