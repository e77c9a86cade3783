import { crashPoint } from '@/lib/core/crash-points'
import type { Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'
import type {
  Answer,
  Exchange,
  MoneyRail,
  PreparedRequest,
  Sending,
  SendOrder,
  SendOutcome,
  SendStep,
  Transmission,
} from '@/lib/providers/money-rail'
import type { Provider } from '@/lib/providers/provider'
import { type Registry, registryOf } from '@/lib/providers/registry'
import type { SimulatedRail } from './base-store'
import type { Chance } from './chance'
import type { Faults } from './faults'
import { evidenceOf, type Instruction, type Sent } from './instruction'
import { callbackSource } from './messages'
import { currentProcess } from './process'
import type { Timeline } from './timeline'
import type { World } from './world'

const TIMEOUT_MS = 30_000
const MINUTE = 60_000

export type Line = {
  /** Nothing reaches this provider until then. */
  cutUntil: number
}

export type ProviderParts = Readonly<{
  timeline: Timeline
  chance: Chance
  faults: Faults
  world: World
  /** Looks at every request on its way out: approvals, bytes (I6, I9). */
  leaving: (order: SendOrder, step: SendStep, body: string) => void
  /** Asked of a provider: what it had said until then. */
  told: (text: string, key: string) => void
}>

const HOOK = /\/hooks\/[a-z]+\/([0-9a-f]{64})$/

function tokenOf(url: string): string {
  return HOOK.exec(url)?.[1] ?? ''
}

/** The order as bytes; everything the provider will know of it. */
function prepare(rail: SimulatedRail, step: SendStep, order: SendOrder): PreparedRequest {
  const door = rail === 'mpesa.stk' ? 'prompts' : 'results'
  const body = JSON.stringify({
    step,
    key: order.providerKey,
    amount: order.amountMinor.toString(),
    currency: order.currency,
    party: order.counterpartyAccount,
    from: order.sourceAccountKey,
    answerTo: order.callbackUrl(door),
    ...(step === 'fund' && { reference: order.providerReference ?? '' }),
  })
  return { operation: step, method: 'POST', path: `/${step}`, body }
}

export function sentOf(rail: SimulatedRail, body: string): Sent {
  const wire = JSON.parse(body)
  return {
    key: wire.key,
    rail,
    amountMinor: BigInt(wire.amount),
    currency: wire.currency,
    party: wire.party,
    from: wire.from,
    token: tokenOf(wire.answerTo),
    reference: wire.reference ?? '',
  }
}

const CLASS: Readonly<Record<SendOutcome['kind'], ReplyClass>> = {
  not_sent: 'not_sent',
  refused: 'refused',
  refused_retry: 'refused_retry',
  indeterminate: 'indeterminate',
  accepted: 'accepted',
  final: 'final',
}

function exchangeOf(operation: string, body: string, status: number | null, at: number): Exchange {
  return {
    operation,
    startedAt: new Date(at),
    durationMs: 1,
    request: { method: 'POST', url: `https://provider.example/${operation}`, body },
    reply: status === null ? null : { status, body: '{}' },
  }
}

/** One rail over the world, with everything a network does in between. */
class SimulatedRailClient implements MoneyRail {
  readonly steps: readonly SendStep[]
  readonly resendSameKey: boolean
  readonly line: Line = { cutUntil: 0 }

  constructor(
    readonly rail: SimulatedRail & Rail,
    private readonly parts: ProviderParts,
  ) {
    this.steps = rail === 'bitpesa.payout' ? ['send', 'fund'] : ['send']
    this.resendSameKey = rail === 'wekeza.transfer' || rail === 'bitpesa.payout'
  }

  prepare(step: SendStep, order: SendOrder): PreparedRequest {
    return prepare(this.rail, step, order)
  }

  async transmit(step: SendStep, sending: Sending, order: SendOrder): Promise<Transmission> {
    const startedAt = this.parts.timeline.now
    const outcome = await this.carry(step, sending, order)
    this.parts.told(`${step}: ${outcome.kind}${'because' in outcome ? ` (${outcome.because})` : ''}`, order.providerKey)
    const lost = outcome.kind === 'indeterminate' ? null : 200
    const exchange = outcome.kind === 'not_sent' ? null : exchangeOf(step, sending.body, lost, startedAt)
    return { replyClass: CLASS[outcome.kind], outcome, exchange }
  }

  private async wait(least: number, most: number): Promise<void> {
    await this.parts.timeline.sleep(this.parts.chance.between(least, most))
    currentProcess().mustLive()
  }

  private cut(): boolean {
    const { faults, timeline, chance } = this.parts
    if (timeline.now < this.line.cutUntil) return true
    if (!faults.strikes('partition_out', 0.012)) return false
    this.line.cutUntil = timeline.now + chance.between(20, 80) * MINUTE
    return true
  }

  /** Before the first byte. */
  private async connect(): Promise<string | undefined> {
    const { faults, chance } = this.parts
    if (chance.happens(0.04)) {
      await this.wait(50, 500)
      await crashPoint('CP18')
      if (faults.strikes('no_token', 0.3)) return 'no token'
    }
    const refused = faults.strikes('connect_refused', 0.06)
    if (refused || (this.cut() && chance.happens(0.5))) {
      await this.wait(10, 5_000)
      return 'connection refused'
    }
    return undefined
  }

  private async carry(step: SendStep, { body, mayLeave }: Sending, order: SendOrder): Promise<SendOutcome> {
    const { faults, timeline, chance } = this.parts
    const off = await this.connect()
    if (off) return { kind: 'not_sent', because: off }
    if (mayLeave && !(await mayLeave())) return { kind: 'not_sent', because: 'its lease was over' }
    this.parts.leaving(order, step, body)
    await crashPoint('CP7')
    const sent = sentOf(this.rail, body)
    if (timeline.now < this.line.cutUntil) {
      await this.wait(TIMEOUT_MS, TIMEOUT_MS)
      return { kind: 'indeterminate', because: 'timeout' }
    }
    const before = faults.oneOf({
      lost_request: 0.06,
      late_request: 0.04,
      reset_before: 0.04,
      refused_500: 0.05,
      too_many_requests: 0.05,
      documented_refusal: 0.03,
    })
    switch (before) {
      case 'late_request':
        timeline.later(chance.between(31_000, 40 * MINUTE), async () => {
          this.arrive(step, sent, false)
        })
        await this.wait(TIMEOUT_MS, TIMEOUT_MS)
        return { kind: 'indeterminate', because: 'timeout' }
      case 'lost_request':
        await this.wait(TIMEOUT_MS, TIMEOUT_MS)
        return { kind: 'indeterminate', because: 'timeout' }
      case 'reset_before':
        await this.wait(10, 2_000)
        return { kind: 'indeterminate', because: 'reset' }
      case 'refused_500':
        await this.wait(10, 2_000)
        return { kind: 'indeterminate', because: '500' }
      case 'too_many_requests':
        await this.wait(10, 500)
        return { kind: 'refused_retry', because: '429', retryAfterMs: chance.between(0, 20 * MINUTE) }
      case 'documented_refusal':
        await this.wait(10, 500)
        return { kind: 'refused', code: 'R1', words: 'refused' }
      default:
        return this.answered(step, sent)
    }
  }

  private async answered(step: SendStep, sent: Sent): Promise<SendOutcome> {
    const { faults } = this.parts
    const early = faults.strikes('callback_early', 0.1)
    await this.wait(5, 200)
    const outcome = this.arrive(step, sent, early)
    await crashPoint('CP8')
    if (early) await this.wait(2_000, 20_000)
    switch (faults.oneOf({ executed_500: 0.06, lost_answer: 0.08, reset_after: 0.05, slow_answer: 0.05 })) {
      case 'executed_500':
        await this.wait(10, 2_000)
        return { kind: 'indeterminate', because: '500' }
      case 'lost_answer':
        await this.wait(TIMEOUT_MS, TIMEOUT_MS)
        return { kind: 'indeterminate', because: 'timeout' }
      case 'reset_after':
        await this.wait(10, 2_000)
        return { kind: 'indeterminate', because: 'reset' }
      case 'slow_answer':
        await this.wait(3_000, 28_000)
        break
      default:
        await this.wait(20, 900)
    }
    return outcome
  }

  /** The request is at the provider. */
  private arrive(step: SendStep, sent: Sent, early: boolean): SendOutcome {
    const { world } = this.parts
    if (step === 'fund') return this.fund(sent)
    const instruction = world.accept(sent, early)
    if (this.rail === 'ihela.cashin') return this.finalWord(instruction)
    if (this.rail === 'bitpesa.payout' && (instruction.state === 'succeeded' || instruction.state === 'failed'))
      return this.finalWord(instruction)
    return { kind: 'accepted', providerReference: instruction.reference }
  }

  private finalWord(instruction: Instruction): SendOutcome {
    return { kind: 'final', evidence: evidenceOf(instruction) }
  }

  /** It looks first, as the real client does: what is not fundable is not debited. */
  private fund(sent: Sent): SendOutcome {
    const { world, faults } = this.parts
    const instruction = world.named(sent.reference)
    if (!instruction || instruction.forgotten) return { kind: 'not_sent', because: 'could not be read first' }
    if (instruction.state === 'failed')
      return instruction.failure.code === 'canceled'
        ? { kind: 'refused', code: 'canceled', words: 'cancelled before it was funded' }
        : this.finalWord(instruction)
    if (instruction.state === 'succeeded') return this.finalWord(instruction)
    if (faults.strikes('unfunded', 0.05)) return { kind: 'refused_retry', because: 'cannot be funded yet' }
    world.fund(instruction)
    return { kind: 'accepted', providerReference: instruction.reference }
  }

  async ask(order: SendOrder): Promise<Answer> {
    const answer = await this.question(order)
    const words = answer.kind === 'evidence' ? answer.evidence.meaning : answer.kind
    this.parts.told(`asked: ${words}`, order.providerKey)
    return answer
  }

  private async question(order: SendOrder): Promise<Answer> {
    const { faults, world, timeline } = this.parts
    if (this.rail === 'ihela.cashin') return { kind: 'cannot_ask', because: 'nothing to ask with' }
    if (this.rail === 'mpesa.stk' && order.providerReference === undefined)
      return { kind: 'cannot_ask', because: 'the reply held the only name of it' }
    const startedAt = timeline.now
    const exchange = exchangeOf('ask', '', 200, startedAt)
    if (this.cut() || faults.strikes('query_lost', 0.1)) {
      await this.wait(10, TIMEOUT_MS)
      return { kind: 'no_answer', because: 'timeout', exchange: null }
    }
    await this.wait(20, 900)
    const found = world.lookUp({ key: order.providerKey, reference: order.providerReference })
    const behind = found && found.state !== 'awaiting_funding' && faults.strikes('query_behind', 0.06)
    const evidence = !found
      ? ({ meaning: 'not_known', firm: true } as const)
      : evidenceOf(behind ? { ...found, state: 'pending' } : found)
    if (this.rail === 'mpesa.b2c') {
      world.answerLater(tokenOf(order.callbackUrl('results')), order.providerKey, evidence)
      return { kind: 'asked', providerReference: `question-${startedAt}`, exchange }
    }
    await this.wait(20, 900)
    return { kind: 'evidence', evidence, exchange }
  }
}

const QUOTED_RATE = 3_700n

/** All four kinds of provider over one world, and the lines to them. */
export function simulatedProviders(parts: ProviderParts): { registry: Registry; lines: readonly Line[] } {
  const client = (rail: SimulatedRail) => new SimulatedRailClient(rail, parts)
  const [b2c, stk, transfer, payout, cashIn] = [
    client('mpesa.b2c'),
    client('mpesa.stk'),
    client('wekeza.transfer'),
    client('bitpesa.payout'),
    client('ihela.cashin'),
  ]
  const providers: Provider[] = [
    {
      id: 'mpesa',
      accounts: [],
      rails: { 'mpesa.b2c': b2c, 'mpesa.stk': stk },
      callbacks: callbackSource(['results', 'timeouts', 'prompts'], false),
    },
    { id: 'wekeza', accounts: [], rails: { 'wekeza.transfer': transfer }, callbacks: callbackSource(['w'], true) },
    {
      id: 'bitpesa',
      accounts: [],
      rails: { 'bitpesa.payout': payout },
      callbacks: callbackSource(['b'], true),
      quotes: {
        quote: async ({ sendCurrency, receiveCurrency, amountMinor }) => ({
          sendMinor: amountMinor,
          sendCurrency,
          receiveMinor: amountMinor * QUOTED_RATE,
          receiveCurrency,
          rate: QUOTED_RATE.toString(),
          feeMinor: 0n,
          expiresAt: new Date(parts.timeline.now + 10 * MINUTE),
        }),
      },
    },
    {
      id: 'ihela',
      accounts: [],
      rails: { 'ihela.cashin': cashIn },
      names: { lookUpName: async ({ account }) => ({ found: true, name: 'Jane Wanjiku', account }) },
    },
  ]
  return { registry: registryOf(providers), lines: [b2c, stk, transfer, payout, cashIn].map(({ line }) => line) }
}
