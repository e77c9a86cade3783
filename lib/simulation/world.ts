import type { Evidence } from '@/lib/core/evidence'
import type { SimulatedRail } from './base-store'
import type { Chance } from './chance'
import type { Faults } from './faults'
import { type Delivery, evidenceOf, type Instruction, type Movement, type Sent } from './instruction'
import { messageBody, signedHeaders } from './messages'
import type { Story } from './story'
import type { Timeline } from './timeline'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** A created but unfunded order cancels itself there. */
const UNFUNDED_LIFE_MS = 60 * MINUTE
/** Where a callback was not taken with 200 it is tried again after these waits; M-Pesa drops it. */
const REDELIVER_MS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 60 * MINUTE]

/** Same key, same instruction: what the provider promises on these rails. */
const KEEPS_KEYS: readonly SimulatedRail[] = ['wekeza.transfer', 'bitpesa.payout']

export type WorldParts = Readonly<{
  timeline: Timeline
  chance: Chance
  faults: Faults
  story: Story
  /** Brings a message to the app; undefined when nobody listens. */
  deliver: (delivery: Delivery) => Promise<number | undefined>
  standingToken: string
}>

/** The providers' side: what they were asked, what they did, what they tell. Every flow of money is in `movements`. */
export class World {
  readonly movements: Movement[] = []
  readonly instructions: Instruction[] = []
  private events = 0

  constructor(private readonly parts: WorldParts) {}

  /** All orders under a key; more than one only where the provider keeps no keys. */
  under(key: string): Instruction[] {
    return this.instructions.filter((one) => one.sent.key === key)
  }

  /** A whole request arrived. */
  accept(sent: Sent, early: boolean): Instruction {
    const { chance, faults, timeline } = this.parts
    const [known] = this.under(sent.key)
    if (known && KEEPS_KEYS.includes(sent.rail)) return known
    const instruction: Instruction = {
      sent,
      reference: this.newReference(sent),
      state: sent.rail === 'bitpesa.payout' ? 'awaiting_funding' : 'pending',
      receipt: '',
      facts: { amountMinor: sent.amountMinor, currency: sent.currency, party: sent.party },
      failure: { code: '', firm: true },
      forgotten: false,
      excused: false,
    }
    this.instructions.push(instruction)
    this.tell(instruction, `the provider has it as ${instruction.reference}`)
    if (sent.rail === 'ihela.cashin') this.execute(instruction)
    else if (sent.rail === 'bitpesa.payout') {
      timeline.later(UNFUNDED_LIFE_MS, async () => {
        if (instruction.state !== 'awaiting_funding') return
        this.fail(instruction, 'canceled', true)
        this.notify(instruction)
      })
      if (chance.happens(0.5)) this.notify(instruction)
    } else this.executeSoon(instruction, early)
    if (!early && faults.strikes('forgets', 0.03)) this.forgetLater(instruction)
    return instruction
  }

  /** A debit for it; what is funded already is not debited again. */
  fund(instruction: Instruction): void {
    if (instruction.state !== 'awaiting_funding') return
    instruction.state = 'pending'
    this.executeSoon(instruction, false)
  }

  named(reference: string): Instruction | undefined {
    return this.instructions.find((one) => one.reference === reference)
  }

  /** What a question about this key or reference is answered with; undefined: not found. */
  lookUp(by: Readonly<{ key: string; reference?: string | undefined }>): Instruction | undefined {
    const found = this.instructions.findLast((one) =>
      by.reference ? one.reference === by.reference && one.sent.key === by.key : one.sent.key === by.key,
    )
    return found?.forgotten ? undefined : found
  }

  private executeSoon(instruction: Instruction, early: boolean): void {
    const { timeline, chance, faults } = this.parts
    const wait = faults.strikes('stays_pending', 0.05)
      ? chance.between(60 * MINUTE, 300 * MINUTE)
      : chance.between(300, 90 * SECOND)
    timeline.later(early ? 0 : wait, async () => {
      this.execute(instruction)
      this.notify(instruction, early)
    })
    if (!early && chance.happens(0.2)) this.notify(instruction)
  }

  private execute(instruction: Instruction): void {
    const { chance, faults, timeline } = this.parts
    const tentative = instruction.sent.rail.startsWith('mpesa') && faults.strikes('tentative_failure', 0.06)
    const reversed = instruction.sent.rail !== 'ihela.cashin' && faults.strikes('success_after_failure', 0.04)
    if (tentative || reversed) {
      this.fail(instruction, tentative ? '1037' : '17', !tentative)
      if (reversed || chance.happens(0.5)) {
        instruction.excused = true
        timeline.later(chance.between(10 * SECOND, 90 * MINUTE), async () => {
          this.move(instruction)
          this.notify(instruction)
        })
      }
      return
    }
    if (instruction.sent.rail !== 'ihela.cashin' && chance.happens(0.12)) {
      this.fail(instruction, '2001', true)
      return
    }
    this.move(instruction)
    if (faults.strikes('executes_twice', 0.03)) {
      instruction.excused = true
      timeline.later(chance.between(SECOND, 10 * MINUTE), async () => {
        this.move(instruction, true)
        this.notify(instruction)
      })
    }
    if (instruction.sent.rail !== 'ihela.cashin' && faults.strikes('failure_after_success', 0.04)) {
      timeline.later(chance.between(SECOND, 30 * MINUTE), async () => {
        instruction.excused = true
        const words: Evidence = {
          meaning: 'failed',
          firm: true,
          code: '2001',
          providerReference: instruction.reference,
        }
        this.send(instruction, words, false)
      })
    }
  }

  private fail(instruction: Instruction, code: string, firm: boolean): void {
    instruction.state = 'failed'
    instruction.failure = { code, firm }
    this.tell(instruction, `failed there with ${code}`)
  }

  private move(instruction: Instruction, twice = false): void {
    const { chance, faults, timeline } = this.parts
    const { sent } = instruction
    instruction.state = 'succeeded'
    instruction.receipt = this.newReceipt(sent)
    if (!twice) {
      const wrong = faults.oneOf({ wrong_amount: 0.03, wrong_currency: 0.015, wrong_party: 0.015 })
      if (wrong === 'wrong_amount') {
        instruction.facts = { ...instruction.facts, amountMinor: sent.amountMinor + BigInt(chance.between(1, 9_999)) }
      }
      if (wrong === 'wrong_currency')
        instruction.facts = { ...instruction.facts, currency: sent.currency === 'UGX' ? 'KES' : 'UGX' }
      if (wrong === 'wrong_party') instruction.facts = { ...instruction.facts, party: '254700000009' }
    }
    this.movements.push({
      at: timeline.now,
      instruction,
      receipt: instruction.receipt,
      amountMinor: instruction.facts.amountMinor,
      twice,
    })
    this.tell(instruction, `money moved there: ${instruction.receipt}${twice ? ' (the provider did it twice)' : ''}`)
  }

  private forgetLater(instruction: Instruction): void {
    const { timeline, chance } = this.parts
    timeline.later(chance.between(0, 20 * MINUTE), async () => {
      instruction.forgotten = true
      this.tell(instruction, 'forgotten there')
    })
  }

  private newReference({ rail }: Sent): string {
    return `${rail}-${this.instructions.length + 1}-${this.parts.chance.between(100, 999)}`
  }

  private newReceipt(sent: Sent): string {
    const earlier = this.movements.filter(
      ({ instruction }) => instruction.sent.rail === sent.rail && instruction.sent.key !== sent.key,
    )
    const reused = earlier.length > 0 && this.parts.faults.strikes('reuses_reference', 0.04)
    const again = reused ? this.parts.chance.pick(earlier).receipt : undefined
    return again ?? `R${this.movements.length + 1}${sent.rail.slice(0, 2).toUpperCase()}`
  }

  /** Tells us by callback how the instruction stands now. */
  private notify(instruction: Instruction, early = false): void {
    if (instruction.sent.rail !== 'ihela.cashin') this.send(instruction, evidenceOf(instruction), early)
  }

  private send(instruction: Instruction, evidence: Evidence, early: boolean): void {
    const { chance, faults } = this.parts
    const { sent, reference } = instruction
    const signs = !sent.rail.startsWith('mpesa')
    // STK names its CheckoutRequestID only; the others sometimes our key, sometimes theirs.
    const withKey = sent.rail === 'mpesa.b2c' || (sent.rail !== 'mpesa.stk' && chance.happens(0.5))
    const names = withKey ? { key: sent.key, reference } : { reference }
    const event = signs ? `event-${++this.events}` : `${reference}:${evidence.meaning}:${evidence.receipt ?? ''}`
    const door =
      sent.rail === 'mpesa.b2c'
        ? 'results'
        : sent.rail === 'mpesa.stk'
          ? 'prompts'
          : signs && sent.rail.startsWith('w')
            ? 'w'
            : 'b'
    const token = signs ? this.parts.standingToken : sent.token
    const make = (signedAgo: number): Delivery => ({
      door,
      token,
      body: messageBody(event, evidence, names),
      headers: signs ? signedHeaders(this.parts.timeline.now - signedAgo, true) : {},
    })
    if (sent.rail === 'mpesa.b2c' && faults.strikes('queue_timeout', 0.05)) {
      const lost: Evidence = { meaning: 'undetermined', firm: true, providerReference: reference }
      this.post(
        instruction,
        () => ({ ...make(0), door: 'timeouts', body: messageBody(`${reference}:late`, lost, names) }),
        0,
      )
    }
    if (faults.strikes('callback_lost', 0.12)) return
    const fault = early
      ? undefined
      : faults.oneOf({ callback_late: 0.12, callback_reordered: 0.12, callback_stale: 0.05 })
    const wait =
      fault === 'callback_late' || fault === 'callback_stale'
        ? chance.between(10 * MINUTE, 180 * MINUTE)
        : fault === 'callback_reordered'
          ? chance.between(SECOND, 4 * MINUTE)
          : early
            ? 0
            : chance.between(50, 2_000)
    const signedAgo = fault === 'callback_stale' ? wait : 0
    this.post(instruction, () => make(signedAgo), wait)
    if (faults.strikes('callback_twice', 0.15))
      this.post(instruction, () => make(signedAgo), wait + chance.between(0, 5 * MINUTE))
    if (faults.strikes('callback_forged', 0.05)) this.forge(instruction, make)
  }

  /** Somebody else says that it went through. */
  private forge(instruction: Instruction, make: (signedAgo: number) => Delivery): void {
    const lie: Evidence = { ...evidenceOf({ ...instruction, state: 'succeeded', receipt: 'FORGED' }) }
    const forged = () => {
      const genuine = make(0)
      const body = messageBody(`forged-${++this.events}`, lie, { key: instruction.sent.key })
      const signs = 'signature' in genuine.headers
      return signs
        ? { ...genuine, body, headers: signedHeaders(this.parts.timeline.now, false) }
        : { ...genuine, body, token: this.parts.chance.bytes(16).toString('hex') }
    }
    this.post(undefined, forged, this.parts.chance.between(0, MINUTE))
  }

  /** An answer to a question that comes by callback, to the question's own address. */
  answerLater(token: string, key: string, evidence: Evidence): void {
    const { chance, faults } = this.parts
    if (faults.strikes('callback_lost', 0.12)) return
    const body = messageBody(`answer-${++this.events}`, evidence, {
      key,
      ...(evidence.providerReference && { reference: evidence.providerReference }),
    })
    this.post(undefined, () => ({ door: 'results', token, body, headers: {} }), chance.between(200, 5_000))
  }

  private post(instruction: Instruction | undefined, make: () => Delivery, wait: number): void {
    const { timeline, deliver, faults } = this.parts
    const signed = instruction && !instruction.sent.rail.startsWith('mpesa')
    const bring = (left: readonly number[]) => async () => {
      // Fixed when it is sent first; a repeat is the same message.
      const status = faults.strikes('partition_in', 0.03) ? undefined : await deliver(make())
      const [next, ...rest] = left
      if (status !== 200 && next !== undefined) timeline.later(next, bring(rest))
    }
    timeline.later(wait, bring(signed ? REDELIVER_MS : []))
  }

  private tell(instruction: Instruction, text: string): void {
    this.parts.story.tell(this.parts.timeline.now, instruction.sent.key, text)
  }
}
