import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { EventVerdict } from '@/db/words'
import { canMove } from '@/lib/core/payment-state'
import type { InboundItem } from '@/lib/providers/inbound'
import type { Provider } from '@/lib/providers/provider'
import type { HistoryLine } from '@/lib/providers/readings'
import { recordBalances } from '../balances/record-balance'
import type { Runtime } from '../context'
import { applyEvidence, jobsForState, keepLine } from '../payments/apply-evidence'
import { movePayment } from '../payments/move-payment'
import type { Attempt, Payment } from '../payments/payment-order'
import type { TransactionSource } from '../transactions/line-evidence'
import { askInstead } from './ask-instead'
import { bookLine } from './book-arrival'
import { type EvidenceItem, findSubject } from './find-payment'
import type { InboundEvent } from './store-event'

export type Told = Readonly<{ verdict: EventVerdict; note: string; paymentId: string | null }>
/** A stored message with who sent it and which attempt's address it came to. */
export type Envelope = Readonly<{ event: InboundEvent; provider: Provider; attempt: Attempt | undefined }>

const told = (verdict: EventVerdict, note: string, paymentId: string | null = null): Told => ({
  verdict,
  note,
  paymentId,
})

/** What one part of a message does to money, to a payment, to a balance; in the caller's transaction. */
export async function applyItem(rt: Runtime, tx: Tx, envelope: Envelope, item: InboundItem): Promise<Told> {
  switch (item.kind) {
    case 'noise':
      return told('noise', item.because, envelope.attempt?.paymentId ?? null)
    case 'balance': {
      const source = envelope.attempt ? 'result' : 'callback'
      const stored = await recordBalances(rt, tx, envelope.provider.id, item.readings, source)
      return told(stored > 0 ? 'applied' : 'stale', stored === 1 ? 'a balance' : `${stored} balances`)
    }
    case 'arrival':
      if (envelope.attempt) return told('rejected', 'money of others at the address of a payment of ours')
      return bookUnordered(rt, tx, envelope, item.line, item.line.rail === 'mpesa.c2b' ? 'callback' : 'statement')
    case 'evidence':
      return applyToPayment(rt, tx, envelope, item)
  }
}

async function applyToPayment(rt: Runtime, tx: Tx, envelope: Envelope, item: EvidenceItem): Promise<Told> {
  const { event, provider, attempt } = envelope
  const sender = { provider: provider.id, isSigned: event.authenticity === 'signed', attempt }
  const subject = await findSubject(rt, tx, sender, item)
  switch (subject.kind) {
    case 'payment':
      return followEvidence(rt, tx, envelope, item, subject.payment)
    case 'elsewhere':
      return refuseElsewhere(rt, tx, envelope, subject)
    case 'unaddressed':
      await askInstead(rt, tx, subject.named)
      return told(
        'rejected',
        'names a payment at an address that is not its own: the provider is asked',
        subject.named.id,
      )
    case 'nobody':
      return orphanOf(rt, tx, envelope, item)
  }
}

async function followEvidence(
  rt: Runtime,
  tx: Tx,
  { event, provider, attempt }: Envelope,
  item: EvidenceItem,
  payment: Payment,
): Promise<Told> {
  const source = attempt?.kind === 'query' ? 'query' : 'callback'
  const limit = provider.callbacks?.caution?.confirmAboveMinor
  const mustConfirm =
    source === 'callback' &&
    limit !== undefined &&
    event.authenticity !== 'signed' &&
    payment.direction === 'out' &&
    payment.finishedAt === null &&
    item.evidence.meaning === 'succeeded' &&
    payment.amountMinor > limit
  if (mustConfirm) {
    await askInstead(rt, tx, payment)
    return told('unconfirmed', 'a payout of this size is believed once the provider is asked and agrees', payment.id)
  }
  const applied = await applyEvidence(rt, tx, payment, item.evidence, source, event.id)
  return told(applied.verdict, item.evidence.words ?? item.evidence.meaning, payment.id)
}

/**
 * Somebody knows the address of one payment and speaks of another: nothing is believed, both are asked about, and people
 * look at the one whose address it was.
 */
async function refuseElsewhere(
  rt: Runtime,
  tx: Tx,
  { event }: Envelope,
  { owner, named }: Readonly<{ owner: Payment; named: Payment | undefined }>,
): Promise<Told> {
  const note = named
    ? `came to the address of this payment but names payment ${named.reference}`
    : 'came to the address of this payment but names another instruction'
  await flagOnce(rt, tx, owner, note, event.id)
  if (canMove(owner.state, 'mismatch')) {
    const review = await movePayment(rt, tx, owner, 'mismatch', 'provider', {}, { because: 'misaddressed message' })
    await keepLine(rt, tx, review, 'callback', event.id)
    await jobsForState(rt, tx, review)
  }
  if (named) await askInstead(rt, tx, named)
  return told('rejected', note, owner.id)
}

async function flagOnce(rt: Runtime, tx: Tx, payment: Payment, note: string, eventId: string): Promise<void> {
  const { flags } = rt.store.t
  const kind = 'contradiction' as const
  const [open] = await tx
    .select({ id: flags.id })
    .from(flags)
    .where(and(eq(flags.paymentId, payment.id), eq(flags.kind, kind), isNull(flags.closedAt)))
    .limit(1)
  if (open) return
  await tx.insert(flags).values({
    id: newId(rt.now()),
    paymentId: payment.id,
    kind,
    note,
    eventId,
    openedAt: rt.now(),
    closedAt: null,
    closedBy: null,
  })
}

/** Money that moved on our account without an order from here is shown, never dropped; the rest waits for its payment. */
async function orphanOf(rt: Runtime, tx: Tx, envelope: Envelope, item: EvidenceItem): Promise<Told> {
  if (item.line) return bookUnordered(rt, tx, envelope, item.line, 'callback', ', not ordered here')
  if (!envelope.attempt && item.evidence.meaning === 'failed')
    return told('noise', 'an order that was not made here failed: no money moved')
  return told('orphan', 'no payment of ours has this reference yet')
}

async function bookUnordered(
  rt: Runtime,
  tx: Tx,
  { event, provider }: Envelope,
  line: HistoryLine,
  source: TransactionSource,
  more = '',
): Promise<Told> {
  const booked = await bookLine(rt, tx, provider.id, line, source, event.id)
  if (!booked) return told('orphan', 'names an account that is not ours')
  return told(booked.outcome === 'known' ? 'duplicate' : 'applied', `transaction ${booked.outcome}${more}`)
}
