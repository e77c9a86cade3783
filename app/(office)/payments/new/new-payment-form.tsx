'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Steps } from '@/components/ui/steps'
import type { Zone } from '@/lib/core/days-and-zones'
import { AmountStep } from './amount-step'
import { CheckStep } from './check-step'
import {
  amountProblems,
  type Draft,
  type FieldProblem,
  formProblems,
  type PayeeView,
  type PlacesOf,
  type Problems,
  type RailView,
  type Step,
  stepOf,
  whoProblems,
} from './draft'
import { useFieldLabels } from './use-field-labels'
import { useKeptDraft } from './use-kept-draft'
import { type Editing, useReview } from './use-review'
import { WhoStep } from './who-step'

const STEPS: readonly Step[] = ['who', 'amount', 'check']

/** Who, how much, check your answers: one page, one request key, whatever is reloaded or gone back to. */
export function NewPaymentForm(props: {
  requestKey: string
  /** A payment that waits and is filled in again: its form stands at that payment's address. */
  editing?: Editing
  /** Under what this tab keeps what is typed; the request key of a new form. */
  keptAs?: string
  copyFrom: string | undefined
  /** The failed payment that this one takes the place of. */
  retryOf: string | undefined
  initial: Partial<Draft>
  rails: readonly RailView[]
  payees: readonly PayeeView[]
  placesOf: PlacesOf
  zone: Zone
  maySavePayee: boolean
}) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const e = useTranslations('errors')
  const router = useRouter()
  const query = useSearchParams()
  const { draft, change, restored } = useKeptDraft(props.keptAs ?? props.requestKey, props.initial, props.copyFrom)
  const [refused, setRefused] = useState<{ problems: Problems; message?: string; attempt: number }>()
  const payee = props.payees.find(({ id }) => id === draft.payeeId)
  const rail = payee?.rail ?? draft.rail
  // A payee out of the book answers the first step whole.
  const whole: Draft = payee ? { ...draft, rail: payee.rail, place: payee.place } : { ...draft, payeeId: '' }
  const accounts = props.rails.find((each) => each.rail === rail)?.accounts ?? []
  const account = accounts.find(({ id }) => id === draft.sourceAccountId) ?? accounts[0]
  const ready = { ...whole, sourceAccountId: account?.id ?? '' }
  const asked = STEPS.find((each) => each === query.get('step')) ?? 'who'
  const step = asked !== 'who' && restored && rail === '' ? 'who' : asked

  function addressOf(next: Step, shape: Draft): string {
    if (props.editing) return `/payments/${props.editing.paymentId}/edit${next === 'who' ? '' : `?step=${next}`}`
    const parts = new URLSearchParams({ key: props.requestKey })
    if (props.copyFrom) parts.set('from', props.copyFrom)
    if (props.retryOf) parts.set('retry', props.retryOf)
    if (next !== 'who') parts.set('step', next)
    if (shape.payeeId) parts.set('payee', shape.payeeId)
    else if (shape.rail) parts.set('rail', shape.rail)
    if (!shape.payeeId && shape.place) parts.set('place', shape.place)
    return `/payments/new?${parts}`
  }

  function go(next: Step) {
    setRefused(undefined)
    window.history.pushState(null, '', addressOf(next, whole))
    window.scrollTo({ top: 0 })
  }

  function refuse(problems: Problems, message?: string) {
    setRefused((before) => ({ problems, message, attempt: (before?.attempt ?? 0) + 1 }))
  }

  function say(problems: Partial<Record<string, FieldProblem>>): Problems {
    return Object.fromEntries(
      Object.entries(problems).flatMap(([field, word]) => (word ? [[field, e(`field.${word}`)]] : [])),
    )
  }

  /** The server refused: the step that holds the first wrong field opens, with the sentences beside the fields. */
  function refusedByServer(error: { code: string; message: string; fields: Problems }) {
    const problems = formProblems(error.fields)
    const place = stepOf(problems)
    if (Object.keys(problems).length > 0 && place !== 'check' && place !== step) {
      window.history.replaceState(null, '', addressOf(place, whole))
    }
    // With sentences beside the fields, the general one says nothing more.
    const needsSentence = error.code !== 'invalid_input' && !problems.duplicateReason
    refuse(problems, needsSentence || Object.keys(problems).length === 0 ? error.message : undefined)
  }

  const review = useReview({
    requestKey: props.requestKey,
    retryOf: props.retryOf,
    editing: props.editing,
    draft: ready,
    wanted: step === 'check' && restored,
    onRefused: refusedByServer,
    onSubmitted: (paymentId) => router.push(`/payments/${paymentId}`),
  })

  function edit(changes: Partial<Draft>) {
    change(changes)
    if (!('tickedName' in changes) && !('duplicateReason' in changes)) review.forget()
    const after = { ...whole, ...changes }
    if ('rail' in changes || 'place' in changes || 'payeeId' in changes) {
      window.history.replaceState(null, '', addressOf(step, after))
    }
  }

  async function leaveWho() {
    const places = rail === '' ? null : await props.placesOf[rail]
    const problems = whoProblems(
      whole,
      places?.find(({ id }) => id === whole.place),
    )
    if (Object.keys(problems).length > 0) refuse(say(problems))
    else go('amount')
  }

  async function leaveAmount() {
    const problems = amountProblems(ready, account)
    if (Object.keys(problems).length > 0) return refuse(say(problems))
    setRefused(undefined)
    if (await review.load()) go('check')
  }

  const labelOf = useFieldLabels(whole)
  const problems = refused?.problems ?? {}
  const at = STEPS.indexOf(step)
  const shown = [
    ...(refused?.message ? [{ message: refused.message }] : []),
    ...Object.entries(problems).map(([fieldId, message]) => {
      const label = labelOf(fieldId)
      return { fieldId, message: label ? `${label}: ${message}` : message }
    }),
  ]
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Steps
        label={t('new.steps')}
        items={STEPS.map((each, index) => ({
          label: t(`new.step.${each}`),
          state: index < at ? 'done' : index === at ? 'current' : 'next',
          ...(index < at && { href: addressOf(each, whole) }),
        }))}
      />
      <ErrorSummary
        title={c('fieldsNeedAttention', { count: Math.max(1, Object.keys(problems).length) })}
        problems={shown}
        attempt={refused?.attempt}
      />
      {step === 'who' ? (
        <WhoStep
          draft={draft}
          payee={payee}
          payees={props.payees}
          rails={props.rails}
          placesOf={props.placesOf}
          problems={problems}
          maySavePayee={props.maySavePayee}
          onChange={edit}
          onContinue={leaveWho}
        />
      ) : null}
      {step === 'amount' ? (
        <AmountStep
          key={restored ? 'restored' : 'first'}
          draft={ready}
          accounts={accounts}
          account={account}
          problems={problems}
          busy={review.busy}
          backHref={addressOf('who', whole)}
          onChange={edit}
          onContinue={leaveAmount}
        />
      ) : null}
      {step === 'check' ? (
        <CheckStep
          draft={draft}
          review={review}
          problems={problems}
          zone={props.zone}
          whoHref={addressOf('who', whole)}
          amountHref={addressOf('amount', whole)}
          freshHref={`/payments/new?from=${props.requestKey}`}
          onChange={edit}
        />
      ) : null}
    </div>
  )
}
