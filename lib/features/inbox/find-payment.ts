import { and, eq } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Tx } from '@/db/store'
import type { ProviderId } from '@/lib/core/rails'
import type { InboundItem } from '@/lib/providers/inbound'
import type { Runtime } from '../context'
import type { Attempt, Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'

export type EvidenceItem = Extract<InboundItem, { kind: 'evidence' }>

/**
 * Whom a piece of evidence is about. `elsewhere`: it came to the address of one payment and names another instruction.
 * `unaddressed`: nobody signed it and it came to no address of the payment that it names.
 */
export type Subject =
  | { kind: 'payment'; payment: Payment }
  | { kind: 'elsewhere'; owner: Payment; named: Payment | undefined }
  | { kind: 'unaddressed'; named: Payment }
  | { kind: 'nobody' }

export type Sender = Readonly<{ provider: ProviderId; isSigned: boolean; attempt: Attempt | undefined }>

const byKey = statement(
  'payment_by_key',
  (on, blanks: Blanks<{ provider: ProviderId; providerKey: string }>, { attempts }) =>
    on
      .select({ id: attempts.paymentId })
      .from(attempts)
      .where(and(eq(attempts.provider, blanks.provider), eq(attempts.providerKey, blanks.providerKey)))
      .limit(1),
)

const byReference = statement(
  'payments_by_reference',
  (on, blanks: Blanks<{ provider: ProviderId; providerReference: string }>, { payments }) =>
    on
      .select()
      .from(payments)
      .where(and(eq(payments.provider, blanks.provider), eq(payments.providerReference, blanks.providerReference)))
      .limit(10),
)

/** The payment that carries the key or the reference named in the message. */
async function findNamed(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  { providerKey, providerReference }: EvidenceItem,
  ownerId: string | undefined,
): Promise<Payment | undefined> {
  if (providerKey) {
    const [carrier] = await byKey(rt.store, tx, { provider, providerKey })
    if (carrier) return getPayment(rt.store, tx, carrier.id)
  }
  if (!providerReference) return undefined
  const named = await byReference(rt.store, tx, { provider, providerReference })
  // A provider that gave one reference to two payments (row 47): the address says which of them is meant.
  return named.find(({ id }) => id === ownerId) ?? named[0]
}

/**
 * By what the message names, checked against the address it came to: an address vouches for its own payment and for no
 * other (fault matrix row 23).
 */
export async function findSubject(rt: Runtime, tx: Tx, sender: Sender, item: EvidenceItem): Promise<Subject> {
  const named = await findNamed(rt, tx, sender.provider, item, sender.attempt?.paymentId)
  const { attempt } = sender
  if (!attempt) {
    if (!named) return { kind: 'nobody' }
    return sender.isSigned ? { kind: 'payment', payment: named } : { kind: 'unaddressed', named }
  }
  const owner = await getPayment(rt.store, tx, attempt.paymentId)
  if (named) return named.id === owner.id ? { kind: 'payment', payment: named } : { kind: 'elsewhere', owner, named }
  const namesSomething = item.providerKey !== undefined || item.providerReference !== undefined
  // A question's address tells of its payment only when the answer names nothing else.
  if (attempt.kind === 'query') return namesSomething ? { kind: 'nobody' } : { kind: 'payment', payment: owner }
  const isOther =
    owner.providerReference !== null &&
    item.providerReference !== undefined &&
    owner.providerReference !== item.providerReference
  return isOther ? { kind: 'elsewhere', owner, named: undefined } : { kind: 'payment', payment: owner }
}
