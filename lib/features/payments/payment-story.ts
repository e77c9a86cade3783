import { PAUSED } from '../providers/pause'
import type { Payment } from './payment-order'
import { type PromptOutcome, promptOutcome } from './prompt-outcome'

/** How long a prompt stands on the phone; after it the provider is asked (PRODUCT 10). */
export const PROMPT_LIFE_MS = 60_000

/** What is true of a payment now and what happens next; one sentence each in the catalogue under `payments.now`. */
export type StoryKind =
  | 'draft'
  | 'waiting'
  | 'released'
  | 'approved'
  | 'short_of_funds'
  | 'held_back'
  | 'paused'
  | 'not_sent'
  | 'sending'
  | 'prompting'
  | 'prompt_unsure'
  | 'no_answer'
  | 'accepted'
  | 'unknown'
  | 'unknown_not_asked'
  | 'review_differs'
  | 'review_open'
  | 'paid'
  | 'failed'
  | 'denied'
  | 'cancelled'
  | 'expired'

export type Story = Readonly<{
  kind: StoryKind
  /** When the provider is asked, or the sending tried, next. */
  nextAt: Date | null
  /** When the prompt on the phone ends by itself. */
  promptEndsAt: Date | null
  outcome: PromptOutcome | null
}>

export type StoryFacts = Pick<
  Payment,
  'state' | 'rail' | 'direction' | 'reasonCode' | 'reasonWords' | 'tentativeFailureCode' | 'nextCheckAt' | 'sentAt'
>

/** Pure: the sentence hangs on the stored row and the clock alone. */
export function tellStory(
  payment: StoryFacts,
  options: { now: Date; differs: boolean; tentativeWords?: string | null },
): Story {
  const code = payment.tentativeFailureCode ?? payment.reasonCode
  const outcome = promptOutcome(payment.rail, code, payment.reasonWords ?? options.tentativeWords ?? null) ?? null
  const promptEndsAt = promptEnd(payment, options.now)
  return {
    kind: kindOf(payment, options.differs, promptEndsAt, outcome),
    nextAt: payment.nextCheckAt,
    promptEndsAt,
    outcome,
  }
}

export function isPrompt(payment: Pick<Payment, 'rail'>): boolean {
  return payment.rail === 'mpesa.stk' || payment.rail === 'wekeza.stk'
}

function promptEnd(payment: StoryFacts, now: Date): Date | null {
  if (!isPrompt(payment) || payment.sentAt === null || payment.tentativeFailureCode !== null) return null
  const end = new Date(payment.sentAt.getTime() + PROMPT_LIFE_MS)
  return end > now ? end : null
}

function kindOf(
  payment: StoryFacts,
  differs: boolean,
  promptEndsAt: Date | null,
  outcome: PromptOutcome | null,
): StoryKind {
  switch (payment.state) {
    case 'draft':
    case 'sending':
    case 'failed':
    case 'denied':
    case 'cancelled':
    case 'expired':
      return payment.state
    case 'awaiting_approval':
      return 'waiting'
    case 'approved':
      return approvedKind(payment)
    case 'sent':
      if (!isPrompt(payment)) return 'accepted'
      if (payment.tentativeFailureCode !== null && outcome !== null && outcome !== 'no_answer') return 'prompt_unsure'
      return promptEndsAt === null ? 'no_answer' : 'prompting'
    case 'unknown':
      return payment.nextCheckAt === null ? 'unknown_not_asked' : 'unknown'
    case 'needs_review':
      return differs ? 'review_differs' : 'review_open'
    case 'succeeded':
      return 'paid'
  }
}

function approvedKind(payment: StoryFacts): StoryKind {
  if (payment.nextCheckAt === null) return payment.direction === 'in' ? 'released' : 'approved'
  if (payment.reasonCode === PAUSED) return 'paused'
  if (payment.reasonCode === 'short_of_funds') return 'short_of_funds'
  return payment.reasonCode === null ? 'not_sent' : 'held_back'
}
