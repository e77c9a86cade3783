import { dayOf, wallTime, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { isHoldReason } from '@/lib/core/hold-reasons'
import { formatMoney } from '@/lib/core/money'
import type { Story } from '@/lib/features/payments/payment-story'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'

/** `14:32 EAT`; `now` when that moment has come. */
export function clockText(at: Date | null, now: Date, zone: Zone, nowWord: string): string {
  if (at === null || at <= now) return nowWord
  return `${wallTime(at, zone).slice(11, 16)} ${zoneAbbreviation(zone)}`
}

type Told = Readonly<{
  view: PaymentView
  story: Story
  approvalsLeft: number
  now: Date
  zone: Zone
  provider: string
}>

/** One plain sentence: what is true now, and what happens next. */
export function nowSentence(t: TextOf<'payments'>, told: Told): string {
  const { story, provider, view } = told
  const { payment } = view
  const time = clockText(story.nextAt, told.now, told.zone, t('rightNow'))
  const reason = payment.decisionNote ?? t('noReason')
  switch (story.kind) {
    case 'waiting':
      return t('now.waiting', { left: told.approvalsLeft })
    case 'short_of_funds':
      return t('now.short_of_funds', { account: view.accountName, time })
    case 'paused':
      return pausedSentence(t, told, time)
    case 'held_back':
      return isHoldReason(payment.reasonCode)
        ? t(`now.held.${payment.reasonCode}`, { provider, time })
        : t('now.held_back', { time })
    case 'released':
    case 'approved':
    case 'sending':
    case 'unknown_not_asked':
    case 'review_differs':
      return t(`now.${story.kind}`, { provider })
    case 'not_sent':
    case 'no_answer':
    case 'accepted':
    case 'unknown':
      return t(`now.${story.kind}`, { provider, time })
    case 'review_open':
      return story.nextAt === null ? t('now.review_open', { provider }) : t('now.review_asking', { provider, time })
    case 'prompt_unsure':
      return t('now.prompt_unsure', { outcome: story.outcome ? t(`outcome.${story.outcome}`) : '', provider, time })
    case 'paid':
      return payment.receipt ? t('now.paid', { receipt: payment.receipt }) : t('now.paid_no_receipt')
    case 'failed':
      return byHand(t, payment) ?? t('now.failed', { why: whyFailed(t, told) })
    case 'denied':
    case 'cancelled':
      return t(`now.${story.kind}`, { reason })
    case 'draft':
    case 'prompting':
    case 'expired':
      return t(`now.${story.kind}`)
  }
}

/** Resumed meanwhile, it goes out at its next look. */
function pausedSentence(t: TextOf<'payments'>, { view, zone, now, provider }: Told, time: string): string {
  const { pause } = view
  if (!pause) return t('now.resumed', { provider, time })
  const at = clockText(pause.at, new Date(0), zone, '')
  const day = dayOf(pause.at, zone) === dayOf(now, zone) ? '' : `${dayOf(pause.at, zone)} `
  return t('now.paused', { provider, who: pause.byName, at: day + at, reason: pause.reason, time })
}

/** Settled by two people, not by the provider's word. */
function byHand(t: TextOf<'payments'>, payment: PaymentView['payment']): string | undefined {
  const reason = payment.decisionNote ?? t('noReason')
  if (payment.reasonCode === 'by_hand_failed') return t('now.failed_by_hand', { reason })
  return payment.reasonCode === 'by_hand_release' ? t('now.released_by_hand', { reason }) : undefined
}

/** Our words where we have them, then the provider folder's sentence; its own words stand below, one click away. */
function whyFailed(t: TextOf<'payments'>, { story, view, provider }: Told): string {
  const why = story.outcome
    ? t(`outcome.${story.outcome}`)
    : (view.explanation?.sentence ?? t('refusedBy', { provider }))
  return why.endsWith('.') ? why : `${why}.`
}

/** "KES 12,500.00 to Jane Wanjiku": the amount, its direction and the other side. */
export function headingOf(t: TextOf<'payments'>, view: PaymentView, who: string, locale: string): string {
  const { payment } = view
  return t(`heading.${payment.direction}`, { amount: formatMoney(payment, locale), who })
}
