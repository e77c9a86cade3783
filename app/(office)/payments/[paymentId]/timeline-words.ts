import { z } from 'zod'
import { EVENT_VERDICTS } from '@/db/words'
import { readFlagNote } from '@/lib/core/flag-note'
import { isCurrency, toDecimal } from '@/lib/core/money'
import { FLAG_KINDS, type FlagKind } from '@/lib/core/payment-reducer'
import { PAYMENT_EVENTS, PAYMENT_STATES, type PaymentState } from '@/lib/core/payment-state'
import { PROVIDERS, type ProviderId } from '@/lib/core/rails'
import { REPLY_CLASSES } from '@/lib/core/reply-class'
import type { TimelineEntry } from '@/lib/features/payments/queries'
import type { Messages, TextOf } from '@/lib/messages'

type Words = { t: TextOf<'payments'>; common: TextOf<'common'>; status: TextOf<'status'> }
type TimelineKeys = Messages['payments']['timeline']

const ACTS = [
  'create',
  ...PAYMENT_EVENTS,
  'resolve_propose',
  'resolve_confirm',
  'resolve_refuse',
  'resolve_withdraw',
] as const satisfies readonly (keyof TimelineKeys['act'])[]
const REQUESTS = ['send', 'fund', 'query', 'cancel'] as const
const CALLBACKS = EVENT_VERDICTS

const Facts = z.object({
  from: z.enum(PAYMENT_STATES).optional(),
  to: z.enum(PAYMENT_STATES).optional(),
  because: z.string().optional(),
  changed: z.array(z.string()).optional(),
})

const FIELDS = Object.keys({
  rail: true,
  amountMinor: true,
  currency: true,
  sourceAccountId: true,
  counterpartyName: true,
  counterpartyAccount: true,
  counterpartyBank: true,
  merchantReference: true,
  purpose: true,
  details: true,
} satisfies Record<keyof TimelineKeys['field'], true>) as (keyof TimelineKeys['field'])[]

function among<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((each) => each === word)
}

/** The title and the small line of one entry, in the reader's language; a provider's own words stay as they came. */
export function entryWords(words: Words, entry: TimelineEntry): { title: string; detail: string } {
  const { t } = words
  const by = t('timeline.by', { who: who(words, entry.by) })
  switch (entry.kind) {
    case 'act': {
      const act = among(ACTS, entry.what.replace(/^payment\./, '').replaceAll('.', '_'))
      return { title: t(`timeline.act.${act ?? 'other'}`), detail: joined(by, moved(words, entry.detail)) }
    }
    case 'request':
    case 'check':
      return {
        title: t(`timeline.request.${among(REQUESTS, entry.what) ?? 'query'}`),
        detail: joined(who(words, entry.by), entry.detail),
      }
    case 'answer':
      return {
        title: t(`timeline.answer.${among(REPLY_CLASSES, entry.what) ?? 'indeterminate'}`),
        detail: joined(who(words, entry.by), entry.detail),
      }
    case 'callback': {
      const repeats = /^\+(\d+)$/.exec(entry.detail)?.[1]
      return {
        title: t(`timeline.callback.${among(CALLBACKS, entry.what) ?? 'new'}`),
        detail: joined(`/${entry.by}`, repeats ? t('timeline.repeats', { count: Number(repeats) }) : entry.detail),
      }
    }
    case 'flag':
      return { title: t(`timeline.flag.${flagOf(entry.what)}`), detail: told(entry.detail) }
    case 'statement':
      return { title: t('timeline.statement'), detail: entry.detail }
  }
}

/** The figures a flag was opened with; older ones keep their words. The whole comparison stands above the strip. */
function told(note: string): string {
  const said = readFlagNote(note)
  if (!said) return note
  const amount =
    said.amountMinor !== undefined && said.currency !== undefined && isCurrency(said.currency)
      ? `${said.currency} ${toDecimal(BigInt(said.amountMinor), said.currency)}`
      : ''
  return joined(amount, said.name ?? '', said.receipt ?? '')
}

function flagOf(word: string): FlagKind {
  return among(FLAG_KINDS, word) ?? 'contradiction'
}

function who({ t, common }: Words, by: string): string {
  const provider: ProviderId | undefined = among(PROVIDERS, by)
  if (provider) return common(`providers.${provider}`)
  if (by === 'worker') return t('timeline.worker')
  return by === 'provider' ? t('timeline.provider') : by
}

/** "Needs approval → Approved", or which fields an edit changed, from the audit row's facts. */
function moved({ t, status }: Words, facts: string): string {
  const read = Facts.safeParse(parsed(facts))
  if (!read.success) return ''
  const { from, to, changed } = read.data
  if (changed) {
    const fields = changed.flatMap((name) => among(FIELDS, name) ?? []).map((name) => t(`timeline.field.${name}`))
    return t('timeline.changed', { fields: fields.join(', ') })
  }
  const word = (state: PaymentState) => status(state)
  return from && to && from !== to ? t('timeline.became', { from: word(from), to: word(to) }) : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ')
}
