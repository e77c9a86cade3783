import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, inArray, lte } from 'drizzle-orm'
import type { CrashPoint } from '@/lib/core/crash-points'
import type { ProviderId } from '@/lib/core/rails'
import { setJob } from '@/lib/features/payments/payment-jobs'
import type { Payment } from '@/lib/features/payments/payment-order'
import { getPayment } from '@/lib/features/payments/queries'
import { releaseWithoutCode } from '../beside-the-server'
import { waitFor } from '../service'
import type { FrontDoor } from './front-door'
import type { Rig } from './open-rig'
import { newOrder, putUnderWay, RAILS_OF } from './orders'
import { SEND_OPERATION, WAY_TO, type Way } from './places'

/** The place has to be reached within this time, else the rig itself is wrong. */
const REACH_LIMIT_MS = 20_000

/** Created, paid in, paid out: what BitPesa calls about a payout. */
const BITPESA_STEPS = 3

/** One death: whose payments it met, how long until the next served request, and what was not as it has to be. */
export type Kill = Readonly<{ payments: readonly string[]; servingAgainMs: number; wrong: readonly string[] }>

/** Starts the dead server again. @returns the time from now to its first answer that all is well */
export async function startAgain(rig: Rig): Promise<number> {
  const startedAt = performance.now()
  await rig.hazina.restart()
  return performance.now() - startedAt
}

/** Brings the process to the place, lets it die there, starts it again and does what a person would do then. */
export async function killAt(
  rig: Rig,
  door: FrontDoor,
  point: CrashPoint,
  provider: ProviderId,
  number: number,
): Promise<Kill> {
  return new Drill(rig, door, point, provider, number).run()
}

class Drill {
  private readonly wrong: string[] = []
  private payments: Payment[] = []
  private servingAgainMs = 0

  constructor(
    private readonly rig: Rig,
    private readonly door: FrontDoor,
    private readonly point: CrashPoint,
    private readonly provider: ProviderId,
    private readonly number: number,
  ) {}

  async run(): Promise<Kill> {
    try {
      await WAYS[WAY_TO[this.point]](this)
    } catch (error) {
      // The drill itself went wrong: said like anything else, and the next one starts from a running server.
      this.expect(false, error instanceof Error ? error.message : String(error))
      this.rig.callOff()
      await this.rig.hazina.kill9()
      this.servingAgainMs = await startAgain(this.rig)
    }
    return { payments: this.payments.map((one) => one.id), servingAgainMs: this.servingAgainMs, wrong: this.wrong }
  }

  private expect(isRight: boolean, sentence: string): void {
    if (!isRight) this.wrong.push(`${this.point} ${this.provider}: ${sentence}`)
  }

  /** The payments that the drill puts under way: every rail of the provider, one of them twice. */
  private get rails() {
    const all = RAILS_OF[this.provider]
    return [...all, all[this.number % all.length] ?? all[0]].filter((rail) => rail !== undefined)
  }

  /** Dies at some pass of the place; another one each time. */
  private order(passes = 1): void {
    this.rig.order(this.point, 1 + (this.number % passes))
  }

  private async dieAndStart(): Promise<void> {
    const died = await this.rig.hazina.died(REACH_LIMIT_MS)
    const diedAt = performance.now()
    this.expect(died, 'the place was not reached')
    this.rig.callOff()
    if (!died) await this.rig.hazina.kill9()
    await this.rig.hazina.restart()
    this.servingAgainMs = performance.now() - diedAt
  }

  /** CP1 and CP2: the browser, which got no answer, sends the same form again. */
  async submitTwice(isStored: boolean): Promise<void> {
    const rails = RAILS_OF[this.provider]
    const form = await newOrder(this.rig, rails[this.number % rails.length] ?? 'mpesa.b2c')
    this.order()
    const [told] = await Promise.all([this.door.submit(form), this.dieAndStart()])
    this.expect(told === undefined, 'the browser got an answer from a dead server')
    const before = await this.ofForm(form.requestKey)
    this.expect(before.length === (isStored ? 1 : 0), `${before.length} payments were stored before the second try`)
    const again = await this.door.submit(form)
    this.expect(again?.ok === true, `the same form again was refused: ${again?.text.slice(0, 300)}`)
    this.payments = await this.ofForm(form.requestKey)
    this.expect(this.payments.length === 1, `one form made ${this.payments.length} payments`)
    for (const payment of this.payments)
      if (payment.state === 'awaiting_approval') await releaseWithoutCode(this.rig.baraka, payment)
  }

  /** CP3 and CP4: the approver, who got no answer, approves again. */
  async approveTwice(isStored: boolean): Promise<void> {
    const form = await newOrder(this.rig, RAILS_OF[this.provider][0] ?? 'mpesa.b2c')
    const submitted = await this.door.submit(form)
    this.expect(submitted?.ok === true, `the form was refused: ${submitted?.text.slice(0, 300)}`)
    const [payment] = await this.ofForm(form.requestKey)
    if (!payment) return this.expect(false, 'nothing was stored')
    this.payments = [payment]
    this.order()
    const [told] = await Promise.all([this.door.approve(payment), this.dieAndStart()])
    this.expect(told === undefined, 'the browser got an answer from a dead server')
    const { rt } = this.rig
    const after = await getPayment(rt.store, rt.store.read, payment.id)
    const isWaiting = after.state === 'awaiting_approval'
    this.expect(isWaiting !== isStored, `the payment is ${after.state} after the restart`)
    const again = await this.door.approve(after)
    this.expect(again?.ok === !isStored, `a second approval was answered ${again?.text.slice(0, 300)}`)
  }

  async send(): Promise<void> {
    this.order(this.rails.length)
    this.payments = await putUnderWay(this.rig, this.rails)
    await this.dieAndStart()
  }

  /** A question is asked as soon as there is something to ask about. */
  async ask(): Promise<void> {
    const { rt } = this.rig
    // Answer and callback are lost: what is left is a payment to be asked about.
    const lost = { provider: this.provider, operation: SEND_OPERATION[this.provider] }
    await this.rig.control('POST', '/faults', { ...lost, kind: 'drop_after', count: 1 })
    // BitPesa tells of each step of a transaction, in messages of their own.
    const told = this.provider === 'bitpesa' ? { provider: this.provider, operation: 'webhook' } : lost
    const count = this.provider === 'bitpesa' ? BITPESA_STEPS : 1
    if (this.provider !== 'ihela') await this.rig.control('POST', '/faults', { ...told, kind: 'callback_lost', count })
    // Ordered before there is anything to ask about: the engine's own first question may be quicker than this drill.
    this.order()
    this.payments = await putUnderWay(this.rig, this.rails.slice(0, 1))
    const [payment] = this.payments
    if (!payment) return
    let state = payment.state
    const isAskable = async () => {
      state = (await getPayment(rt.store, rt.store.read, payment.id)).state
      return this.rig.hazina.isDead() || state === 'unknown' || state === 'sent' || state === 'needs_review'
    }
    await waitFor(isAskable, REACH_LIMIT_MS, 'something to ask about').catch((error: unknown) => {
      throw new Error(`the payment is ${state}`, { cause: error })
    })
    if (!this.rig.hazina.isDead()) await rt.store.tx((tx) => setJob(rt, tx, 'ask', payment.id, new Date()))
    await this.dieAndStart()
  }

  /** The token dies in mid-flight, so the next call has to get another. */
  async renewToken(): Promise<void> {
    await this.quietStart()
    const operation = SEND_OPERATION[this.provider]
    await this.rig.control('POST', '/faults', { provider: this.provider, operation, kind: 'unauthorized', count: 1 })
    this.order()
    this.payments = await putUnderWay(this.rig, this.rails.slice(0, 1))
    await this.dieAndStart()
  }

  /** Killed with payments under way, and once more while it starts. */
  async start(): Promise<void> {
    this.payments = await putUnderWay(this.rig, this.rails)
    await sleep(100 * (this.number % 8))
    await this.rig.hazina.kill9()
    this.order(2)
    this.rig.hazina.launch()
    await this.dieAndStart()
  }

  /** What every start does by itself is done: the next token is fetched for our payment. */
  private async quietStart(): Promise<void> {
    const { jobs } = this.rig.rt.store.t
    const due = () =>
      this.rig.rt.store.read
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(inArray(jobs.kind, ['register', 'balance']), lte(jobs.dueAt, new Date())))
    await waitFor(async () => (await due()).length === 0, REACH_LIMIT_MS, 'a quiet start').catch(() => undefined)
  }

  private async ofForm(requestKey: string): Promise<Payment[]> {
    const { payments } = this.rig.rt.store.t
    return this.rig.rt.store.read.select().from(payments).where(eq(payments.requestKey, requestKey))
  }
}

const WAYS: Readonly<Record<Way, (drill: Drill) => Promise<void>>> = {
  submit: (drill) => drill.submitTwice(false),
  submitted: (drill) => drill.submitTwice(true),
  approve: (drill) => drill.approveTwice(false),
  approved: (drill) => drill.approveTwice(true),
  send: (drill) => drill.send(),
  ask: (drill) => drill.ask(),
  renew_token: (drill) => drill.renewToken(),
  start: (drill) => drill.start(),
}

/** Killed at any moment, with fresh payments of every provider and older ones under way. */
export async function killAtRandom(rig: Rig, waitMs: number): Promise<Kill> {
  const rails = Object.values(RAILS_OF).flat()
  const payments = await putUnderWay(rig, rails)
  await sleep(waitMs)
  await rig.hazina.kill9()
  const servingAgainMs = await startAgain(rig)
  return { payments: payments.map((one) => one.id), servingAgainMs, wrong: [] }
}
