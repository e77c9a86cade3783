import { eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { crockford } from '@/lib/core/references'
import { approvePayment, cancelPayment, denyPayment } from '@/lib/features/approvals/decide-payment'
import type { FeatureContext } from '@/lib/features/context'
import { askProviderNow } from '@/lib/features/payments/ask-provider'
import { editPayment } from '@/lib/features/payments/edit-payment'
import type { Payment } from '@/lib/features/payments/payment-order'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { demoTotpSecret } from '@/lib/features/people/demo-people'
import { personOf } from '@/lib/features/people/person'
import { currentCode } from '@/lib/features/people/totp'
import { SIMULATED_RAILS, type SimulatedRail } from './base-store'
import type { Chance } from './chance'
import type { Faults } from './faults'
import type { SimulatedProcess } from './process'
import type { Timeline } from './timeline'

const MINUTE = 60_000
const MAKER = 'amina'
const CASHIER = 'daudi'
const APPROVERS = ['baraka', 'chausiku'] as const

export type PeopleParts = Readonly<{
  timeline: Timeline
  chance: Chance
  faults: Faults
  /** A process that answers a browser now. */
  anyProcess: () => SimulatedProcess | undefined
  accountOf: (rail: SimulatedRail) => string
  told: (text: string, paymentId: string) => void
}>

const PLACE: Readonly<Record<SimulatedRail, { bank: string; account: (n: number) => string }>> = {
  'mpesa.b2c': { bank: '', account: (n) => `0712${n}` },
  'mpesa.stk': { bank: '', account: (n) => `0713${n}` },
  'wekeza.transfer': { bank: '', account: (n) => `1009${n}` },
  'bitpesa.payout': { bank: 'UGX::Mobile', account: (n) => `+256772${n}` },
  'ihela.cashin': { bank: 'BCB', account: (n) => `76${n}` },
}

/** What people do: prepare, press twice, approve at the same time, change their minds, ask. */
export class People {
  /** Codes are spent once each 30 seconds; a person waits for the next one. */
  constructor(private readonly parts: PeopleParts) {}

  /** A form from its opening to its payment's decision; begins after a while. */
  begin(rail: SimulatedRail = this.parts.chance.pick(SIMULATED_RAILS)): void {
    const { timeline, chance } = this.parts
    timeline.later(chance.between(0, 90 * MINUTE), () => this.fillIn(rail))
  }

  private form(rail: SimulatedRail): SubmitPaymentInput {
    const { chance, accountOf } = this.parts
    const large = chance.happens(0.25)
    const units = large ? chance.between(100_001, 240_000) : chance.between(100, 90_000)
    const hex = chance.bytes(15).toString('hex')
    return {
      requestKey: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(18, 30)}`,
      rail,
      sourceAccountId: accountOf(rail),
      counterpartyName: rail === 'mpesa.stk' ? '' : 'Jane Wanjiku',
      counterpartyAccount: PLACE[rail].account(chance.between(100_000, 999_999)),
      counterpartyBank: PLACE[rail].bank,
      amount: String(units),
      merchantReference: rail === 'mpesa.stk' ? crockford(chance.bytes(8), 8) : '',
      purpose: 'Tomatoes',
      details: rail === 'bitpesa.payout' ? { fix: 'send' } : {},
      confirmedName: rail === 'ihela.cashin' ? 'Jane Wanjiku' : undefined,
      secondPrompt: false,
    }
  }

  private async fillIn(rail: SimulatedRail): Promise<void> {
    const { chance, faults, timeline } = this.parts
    const form = this.form(rail)
    const who = rail === 'mpesa.stk' ? CASHIER : MAKER
    if (faults.strikes('double_submit', 0.2)) {
      timeline.later(chance.between(0, 200), async () => {
        await this.send(who, form)
      })
    }
    await this.send(who, form)
    if (faults.strikes('other_content_same_key', 0.05))
      await this.act(who, (ctx) => submitPayment(ctx, { ...form, amount: String(Number(form.amount) + 1) }))
    // Nothing came back (the process died): the browser sends the same form again.
    const payment = (await this.send(who, form)) ?? (await this.send(who, form))
    if (payment && payment.direction === 'out') this.decideLater(payment, form)
  }

  private send(who: string, form: SubmitPaymentInput): Promise<Payment | undefined> {
    return this.act(who, (ctx) => submitPayment(ctx, form))
  }

  private decideLater(payment: Payment, form: SubmitPaymentInput): void {
    const { timeline, chance, faults } = this.parts
    const [first, second] = chance.happens(0.5) ? APPROVERS : APPROVERS.toReversed()
    if (first === undefined || second === undefined) return
    const at = chance.between(MINUTE, 60 * MINUTE)
    if (faults.strikes('own_approval', 0.08)) timeline.later(at - 100, () => this.approve(MAKER, payment.id))
    const wish = chance.fraction()
    if (wish < 0.06) timeline.later(at, () => this.deny(first, payment.id))
    else if (wish < 0.1) timeline.later(at, () => this.cancel(MAKER, payment.id))
    // A few are forgotten: they expire.
    if (wish < 0.13) return
    timeline.later(at, () => this.approve(first, payment.id))
    const racing = faults.strikes('racing_approvals', 0.2)
    timeline.later(racing ? at + chance.between(0, 50) : at + chance.between(MINUTE, 90 * MINUTE), () =>
      this.approve(second, payment.id),
    )
    if (faults.strikes('approve_and_cancel', 0.08))
      timeline.later(at + chance.between(-50, 2_000), () => this.cancel(MAKER, payment.id))
    if (faults.strikes('approve_and_edit', 0.12))
      timeline.later(at + chance.between(-2_000, 10 * MINUTE), () => this.edit(payment.id, form))
    if (chance.happens(0.3))
      timeline.later(at + chance.between(MINUTE, 60 * MINUTE), () =>
        this.act(MAKER, (ctx) => askProviderNow(ctx, { paymentId: payment.id })).then(() => undefined),
      )
  }

  private async approve(who: string, paymentId: string): Promise<void> {
    const { faults, timeline, chance } = this.parts
    for (let tried = 0; tried < 4; tried += 1) {
      const wrong = faults.strikes('wrong_code', 0.05)
      const payment = await this.act(who, async (ctx) => {
        const [seen] = await ctx.store.read
          .select()
          .from(ctx.store.t.payments)
          .where(eq(ctx.store.t.payments.id, paymentId))
        if (seen?.state !== 'awaiting_approval') return 'no more'
        // A person looks at the page for a while before the code is in.
        await timeline.sleep(chance.between(0, 4_000))
        const code = wrong ? '000000' : currentCode(demoTotpSecret(who), ctx.now()).code
        return approvePayment(ctx, { paymentId, version: seen.version, contentHash: seen.contentHash, code })
      })
      if (payment) return
      await timeline.sleep(chance.between(31_000, 90_000))
    }
  }

  private async deny(who: string, paymentId: string): Promise<void> {
    await this.act(who, async (ctx) => {
      const [seen] = await ctx.store.read
        .select()
        .from(ctx.store.t.payments)
        .where(eq(ctx.store.t.payments.id, paymentId))
      if (!seen) return undefined
      const { version, contentHash } = seen
      return denyPayment(ctx, { paymentId, version, contentHash, reason: 'not ours' })
    })
  }

  private async edit(paymentId: string, form: SubmitPaymentInput): Promise<void> {
    await this.act(MAKER, async (ctx) => {
      const [seen] = await ctx.store.read
        .select()
        .from(ctx.store.t.payments)
        .where(eq(ctx.store.t.payments.id, paymentId))
      const amount = String(Number(form.amount) + 7)
      return seen && editPayment(ctx, { ...form, amount, paymentId, version: seen.version })
    })
  }

  private async cancel(who: string, paymentId: string): Promise<void> {
    await this.act(who, (ctx) => cancelPayment(ctx, { paymentId, reason: 'not needed' }))
  }

  /** One request of a browser: refused, answered, or nothing came back. */
  private async act<T>(who: string, work: (ctx: FeatureContext) => Promise<T>): Promise<T | undefined> {
    const process = this.parts.anyProcess()
    if (!process) return undefined
    try {
      return await process.inside(async () => {
        const { users } = process.rt.store.t
        const [row] = await process.rt.store.read.select().from(users).where(eq(users.signInName, who)).limit(1)
        if (!row) throw new Error(`${who} is missing`)
        return work({ ...process.rt, actor: personOf(row) })
      })
    } catch (error) {
      if (!process.alive || error instanceof AppError || (error instanceof Error && 'code' in error)) {
        this.parts.told(`${who} was refused: ${error instanceof Error ? error.message : ''}`, '')
        return undefined
      }
      throw error
    }
  }
}
