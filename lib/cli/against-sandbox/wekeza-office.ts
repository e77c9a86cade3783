import type { Evidence } from '@/lib/core/evidence'
import type { MoneyRail, SendOrder } from '@/lib/providers/money-rail'
import { createWekeza, type WekezaConfig } from '@/lib/providers/wekeza'
import { createWekezaClient } from '@/lib/providers/wekeza/client'
import { startSandbox } from '@/lib/sandbox/server'
import { CALLED_BY_NOBODY, control, railOf, sandboxOf, until } from './office'

export const ACCOUNT = 'acc_soko_operations'
export const PAYEE = '1009876543'
export const SHORT_MS = 1_500

export type WekezaOffice = Awaited<ReturnType<typeof openWekezaOffice>>

/** For tests: our Wekeza client against a sandbox of its own, with its control port. */
export async function openWekezaOffice() {
  const sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'against', days: 40, only: ['wekeza'] })
  const origin = `http://127.0.0.1:${sandbox.ports.wekeza}`
  const config: WekezaConfig = {
    baseUrl: `${origin}/api/v1`,
    oauthUrl: `${origin}/oauth`,
    clientId: 'hazina-sandbox',
    clientSecret: 'hazina-sandbox-secret',
    webhookSecrets: ['whsec_hazina_sandbox'],
    accountIds: [ACCOUNT],
  }
  const bank = createWekeza(config, { totalTimeoutMs: SHORT_MS })
  const client = createWekezaClient(config)
  const [transfer, prompts] = [railOf(bank, 'wekeza.transfer'), railOf(bank, 'wekeza.stk')]
  const { settings, fault } = sandboxOf(sandbox.ports.control, 'wekeza')

  /** What was forced goes back to this between tests. */
  const usual = () => settings({ pendingMs: 30, processingMs: 30, rateLimitPerMinute: 1_000 })

  let serial = 0
  function order(change: Partial<SendOrder> = {}): SendOrder {
    serial += 1
    return {
      ...CALLED_BY_NOBODY,
      providerKey: `against-${serial}`,
      rail: 'wekeza.transfer',
      amountMinor: 125_050n,
      currency: 'KES',
      sourceAccountKey: ACCOUNT,
      counterpartyName: 'John Doe',
      counterpartyAccount: PAYEE,
      merchantReference: `INV-${serial}`,
      purpose: 'Services',
      ...change,
    }
  }
  const prompt = (change: Partial<SendOrder> = {}) =>
    order({ rail: 'wekeza.stk', counterpartyAccount: '254712345678', amountMinor: 150_000n, ...change })

  const send = (wanted: SendOrder, rail: MoneyRail = transfer) =>
    rail.transmit('send', rail.prepare('send', wanted), wanted)

  async function accepted(wanted: SendOrder, rail: MoneyRail = transfer): Promise<SendOrder> {
    const { outcome } = await send(wanted, rail)
    if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
    return { ...wanted, providerReference: outcome.providerReference }
  }

  async function ask(wanted: SendOrder, rail: MoneyRail = transfer): Promise<Evidence> {
    const answer = await rail.ask(wanted, 'ask')
    if (answer.kind !== 'evidence') throw new Error(`no evidence: ${answer.kind}`)
    return answer.evidence
  }

  const ended = (wanted: SendOrder, rail: MoneyRail = transfer) =>
    until(
      () => ask(wanted, rail),
      ({ meaning }) => meaning !== 'pending',
    )

  async function moved(reference: string): Promise<number> {
    const text = await control(sandbox.ports.control, 'GET', '/ledger?provider=wekeza')
    const { movements } = JSON.parse(text) as { movements: { merchantReference: string | null }[] }
    return movements.filter((one) => one.merchantReference === reference).length
  }

  await settings({ pendingMs: 30, processingMs: 30 })
  return {
    ...{ sandbox, config, bank, client, transfer, prompts, settings, fault, usual },
    ...{ order, prompt, send, accepted, ask, ended, moved },
    close: () => sandbox.close(),
  }
}
