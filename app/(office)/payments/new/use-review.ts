'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActionResult } from '@/app/_shared/action'
import { reachServer } from '@/app/_shared/reach-server'
import type { PaymentReview } from '@/lib/features/payments/review-payment'
import { editPaymentAction, reviewEditAction } from '../[paymentId]/edit/actions'
import { reviewPaymentAction, submitPaymentAction } from './actions'
import { type Draft, inputOf, type Problems } from './draft'

/** The payment that is filled in again, as it was when its form opened. */
export type Editing = Readonly<{ paymentId: string; version: number }>

type Refusal = { code: string; message: string; fields: Problems }

export type ReviewState = Readonly<{
  review: PaymentReview | undefined
  /** The figures that were shown before the rate moved. */
  before: PaymentReview | undefined
  busy: boolean
  submitting: boolean
  /** The key belongs to another payment by now: only a new form helps. */
  keyUsed: boolean
  failed: boolean
  load: () => Promise<boolean>
  forget: () => void
  submit: () => Promise<void>
}>

/** The server's view of what was typed, and the one act that follows from it. */
export function useReview(options: {
  requestKey: string
  retryOf?: string | undefined
  editing: Editing | undefined
  draft: Draft
  /** The check step is open, also straight after a refresh. */
  wanted: boolean
  onRefused: (refusal: Refusal) => void
  onSubmitted: (paymentId: string) => void
}): ReviewState {
  const { requestKey, retryOf, editing, draft, wanted, onRefused, onSubmitted } = options
  const unreachable = useTranslations('errors')('unreachable')
  const [review, setReview] = useState<PaymentReview>()
  const [before, setBefore] = useState<PaymentReview>()
  const [busy, setBusy] = useState(false)
  const [submitting, setSubmitting] = useState(false)
  const [keyUsed, setKeyUsed] = useState(false)
  const [failed, setFailed] = useState(false)
  // State is one render late for a double click; these are not.
  const loading = useRef(false)
  const sending = useRef(false)

  const load = useCallback(async (): Promise<boolean> => {
    if (loading.current || draft.rail === '') return false
    loading.current = true
    setBusy(true)
    setFailed(false)
    try {
      const { savePayee: _, ...input } = inputOf(requestKey, draft, draft.rail)
      const asked: Promise<ActionResult<PaymentReview>> = editing
        ? reviewEditAction({ ...input, ...editing })
        : reviewPaymentAction(input)
      const answer = await reachServer(asked, unreachable)
      if (answer.ok) setReview(answer.value)
      else {
        setFailed(true)
        onRefused(answer.error)
      }
      return answer.ok
    } finally {
      loading.current = false
      setBusy(false)
    }
  }, [requestKey, editing, draft, onRefused, unreachable])

  useEffect(() => {
    if (wanted && !review && !failed) void load()
  }, [wanted, review, failed, load])

  const forget = useCallback(() => {
    setReview(undefined)
    setBefore(undefined)
    setKeyUsed(false)
    setFailed(false)
  }, [])

  async function submit(): Promise<void> {
    if (sending.current || !review || draft.rail === '') return
    sending.current = true
    setSubmitting(true)
    const seen = {
      expectedSendMinor: review.amountMinor,
      ...(review.cost.kind === 'quote' && { expectedReceiveMinor: review.cost.receiveMinor }),
    }
    const input = { ...inputOf(requestKey, draft, draft.rail), ...(retryOf && { retryOf }), ...seen }
    const answer = await reachServer(
      editing ? editPaymentAction({ ...input, ...editing }) : submitPaymentAction(input),
      unreachable,
    )
    // Stays busy until the payment's page is there: between answer and page nothing may be pressed twice.
    if (answer.ok) return onSubmitted(answer.value.paymentId)
    if (answer.error.code === 'quote_expired') setBefore(review)
    if (answer.error.code === 'request_key_reused') setKeyUsed(true)
    // Something alike appeared meanwhile, or the rate moved: show what is there now.
    if (answer.error.code === 'conflict' || answer.error.code === 'quote_expired') await load()
    // These two have their own notice on the page.
    if (answer.error.code !== 'quote_expired' && answer.error.code !== 'request_key_reused') onRefused(answer.error)
    sending.current = false
    setSubmitting(false)
  }

  return { review, before, busy, submitting, keyUsed, failed, load, forget, submit }
}
