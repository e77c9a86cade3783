import type { Payment } from '@/lib/features/payments/payment-order'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'
import { demoTotpSecret } from '@/lib/features/people/demo-people'
import { currentCode } from '@/lib/features/people/totp'
import { forgetLastCode } from '../approve'
import { DEMO_PASSWORD } from '../demo-password'
import type { Rig } from './open-rig'

/** What an action answered; undefined when the server died over it. */
export type Told = Readonly<{ ok: boolean; text: string }> | undefined

/** The pages' own way in: the same request a browser sends when a button is pressed. */
export class FrontDoor {
  private readonly cookies = new Map<string, string>()
  constructor(private readonly rig: Rig) {}

  /** Stores a payout or asks for a collection, as its form does. */
  async submit(input: SubmitPaymentInput): Promise<Told> {
    const isCollection = input.rail.endsWith('.stk')
    return isCollection
      ? this.call('daudi', '/collections/new', 'requestCollectionAction', input)
      : this.call('amina', '/payments/new', 'submitPaymentAction', { ...input, savePayee: false })
  }

  /** Approves with a code of this moment. A code works once in thirty seconds: the drill forgets the last one. */
  async approve(payment: Payment): Promise<Told> {
    await forgetLastCode(this.rig.rt, 'baraka')
    const { id: paymentId, version, contentHash } = payment
    const { code } = currentCode(demoTotpSecret('baraka'), new Date())
    const page = `/payments/${paymentId}/approve`
    return this.call('baraka', page, 'approvePaymentAction', { paymentId, version, contentHash, code })
  }

  private async call(person: string, page: string, action: string, input: object): Promise<Told> {
    const cookie = this.cookies.get(person) ?? (await this.signIn(person))
    const answer = await this.post(page, action, input, cookie)
    if (!answer) return undefined
    const text = await answer.text().catch(() => undefined)
    return text === undefined ? undefined : { ok: text.includes('"ok":true'), text }
  }

  /** @returns the cookie of a new session */
  async signIn(person: string): Promise<string> {
    const given = { signInName: person, password: DEMO_PASSWORD, onward: { next: '/' } }
    const answer = await this.post('/sign-in', 'signInAction', given, '')
    const cookie = answer?.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    if (!cookie) throw new Error(`${person} could not sign in: ${answer?.status}`)
    this.cookies.set(person, cookie)
    return cookie
  }

  private async post(page: string, action: string, input: object, cookie: string): Promise<Response | undefined> {
    const { publicUrl: url } = this.rig.hazina
    try {
      return await fetch(url + page, {
        method: 'POST',
        headers: {
          accept: 'text/x-component',
          'content-type': 'text/plain;charset=UTF-8',
          'next-action': this.rig.actionId(action),
          origin: url,
          ...(cookie && { cookie }),
        },
        body: JSON.stringify([input]),
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      })
    } catch {
      // Cut in the middle: what a browser would show as "no connection".
      return undefined
    }
  }
}
