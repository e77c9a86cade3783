import { z } from 'zod'
import type { NoticeKind } from '@/db/words'
import type { Currency } from '@/lib/core/money'

/** One notice as it crosses to the browser: amounts as text, instants as ISO text. */
export type NoticeView = Readonly<{
  id: string
  kind: NoticeKind
  paymentId: string
  /** Who the payment is to, or comes from; masked when it is an account. */
  who: string
  amountMinor: string
  currency: Currency
  at: string
}>
/** What is unread: how much in all, and the newest of it. */
export type NoticeBoard = Readonly<{ unread: number; notices: readonly NoticeView[] }>

/** Of one payment, or all of them. */
export const ReadNoticesInput = z.object({ paymentId: z.uuid().optional() })
export type ReadNoticesInput = z.infer<typeof ReadNoticesInput>
