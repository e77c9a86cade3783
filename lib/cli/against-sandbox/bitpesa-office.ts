import { type BitpesaConfig, createBitpesa } from '@/lib/providers/bitpesa'
import { createBitpesaClient } from '@/lib/providers/bitpesa/client'
import type { Quote } from '@/lib/providers/look-ups'
import type { SendOrder, Transmission } from '@/lib/providers/money-rail'
import { startSandbox } from '@/lib/sandbox/server'
import { CALLED_BY_NOBODY, control, railOf, sandboxOf } from './office'

export type BitpesaOffice = Awaited<ReturnType<typeof openBitpesaOffice>>

/** For tests: our BitPesa client against a sandbox of its own, with its control port. */
export async function openBitpesaOffice() {
  const sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'against', days: 10, only: ['bitpesa'] })
  const config: BitpesaConfig = {
    baseUrl: `http://127.0.0.1:${sandbox.ports.bitpesa}/v1/`,
    apiKey: 'hazina-sandbox-key',
    apiSecret: 'hazina-sandbox-secret',
    currencies: ['USD', 'KES'],
    senderExternalId: 'soko-fresh-ltd',
  }
  const aza = createBitpesa(config, { totalTimeoutMs: 1_500 })
  const client = createBitpesaClient(config)
  const rail = railOf(aza, 'bitpesa.payout')
  /** What was forced goes back to this. */
  const usual = { payoutDelayMs: 30, refundDelayMs: 30 }
  const { settings, fault } = sandboxOf(sandbox.ports.control, 'bitpesa')

  let quote: Quote | undefined
  async function quoted(): Promise<Quote> {
    const wish = { corridor: 'UGX::Mobile', sendCurrency: 'USD', receiveCurrency: 'UGX', fix: 'receive' } as const
    quote ??= await aza.quotes?.quote({ ...wish, amountMinor: 370_000n })
    if (!quote) throw new Error('quotes are expected')
    return quote
  }

  let serial = 0
  async function order(change: Partial<SendOrder> = {}): Promise<SendOrder> {
    const { sendMinor, receiveMinor } = await quoted()
    serial += 1
    return {
      ...CALLED_BY_NOBODY,
      providerKey: `against-${serial}`,
      rail: 'bitpesa.payout',
      amountMinor: sendMinor,
      currency: 'USD',
      sourceAccountKey: 'USD',
      counterpartyName: 'Grace Akello Nakato',
      counterpartyAccount: '+256772123400',
      counterpartyBank: 'UGX::Mobile',
      merchantReference: `HZ-${serial}`,
      purpose: 'Coffee',
      details: {
        fix: 'receive',
        sendCurrency: 'USD',
        sendMinor: `${sendMinor}`,
        receiveCurrency: 'UGX',
        receiveMinor: `${receiveMinor}`,
        mobileProvider: 'mtn',
      },
      ...change,
    }
  }

  const run = (step: 'send' | 'fund', wanted: SendOrder): Promise<Transmission> =>
    rail.transmit(step, rail.prepare(step, wanted), wanted)

  /** The order with the transaction that was made for it. */
  async function created(change: Partial<SendOrder> = {}): Promise<SendOrder> {
    const wanted = await order(change)
    const { outcome } = await run('send', wanted)
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
    return { ...wanted, providerReference: outcome.providerReference }
  }

  async function funded(change: Partial<SendOrder> = {}): Promise<SendOrder> {
    const wanted = await created(change)
    const { outcome } = await run('fund', wanted)
    if (outcome.kind !== 'accepted' && outcome.kind !== 'final') throw new Error(`not funded: ${outcome.kind}`)
    return wanted
  }

  /** The meaning told by a question; asked by our own key, which is not under the soft limit of questions by id. */
  async function meaning(wanted: SendOrder): Promise<string> {
    const answer = await rail.ask({ ...wanted, providerReference: undefined }, 'ask')
    return answer.kind === 'evidence' ? answer.evidence.meaning : answer.kind
  }

  async function movements(wanted: SendOrder): Promise<string[]> {
    const text = await control(sandbox.ports.control, 'GET', '/ledger?provider=bitpesa')
    const { movements: all } = JSON.parse(text) as { movements: { kind: string; merchantReference: string | null }[] }
    return all.filter((one) => one.merchantReference === wanted.providerKey).map(({ kind }) => kind)
  }
  const debits = async (wanted: SendOrder) =>
    (await movements(wanted)).filter((kind) => !/payout|refund/.test(kind)).length

  async function recipientState(wanted: SendOrder): Promise<string> {
    const { json } = await client.findTransactions(wanted.providerKey)
    const { object } = json as { object: { recipients: { state: string }[] }[] }
    return object[0]?.recipients[0]?.state ?? 'none'
  }

  await settings(usual)
  return {
    ...{ sandbox, config, aza, client, rail, usual, settings, fault },
    ...{ quoted, order, run, created, funded, meaning, movements, debits, recipientState },
    close: () => sandbox.close(),
  }
}
