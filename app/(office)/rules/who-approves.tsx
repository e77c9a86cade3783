'use client'

import { useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { ruleInShort, ruleSentence } from '@/components/rules/rule-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CheckboxField } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { SelectField, TextField } from '@/components/ui/text-field'
import { formatMoney } from '@/lib/core/money'
import type { RuleInput, WhoApprovesInput } from '@/lib/features/rules/schemas'
import type { Answer, WhoApproves as Answers } from '@/lib/features/rules/who-approves'
import { whoApprovesAction } from './actions'
import type { RuleChoices } from './choices'

type Question = Omit<WhoApprovesInput, 'draft'>

/** "Who would have to approve KES 250,000 to a new payee?", answered before anything is saved. */
export function WhoApproves({ choices, draft }: { choices: RuleChoices; draft?: RuleInput }) {
  const t = useTranslations('rules')
  const c = useTranslations('common')
  const [busy, start] = useTransition()
  const [question, setQuestion] = useState<Question>({
    amount: '250,000',
    currency: choices.currencies[0] ?? 'KES',
    rail: choices.rails[0]?.value ?? 'mpesa.b2c',
    isNewPayee: true,
  })
  const [refusal, setRefusal] = useState<Refusal>()
  const [answers, setAnswers] = useState<Answers & Pick<Question, 'currency'>>()
  const set = (change: Partial<Question>) => setQuestion({ ...question, ...change })

  function ask() {
    start(async () => {
      const result = await whoApprovesAction({ ...question, draft })
      setRefusal(result.ok ? undefined : result.error)
      setAnswers(result.ok ? { ...result.value, currency: question.currency } : undefined)
    })
  }

  return (
    <Card>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <div className="grid items-start gap-4 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
          <SelectField
            id="who-currency"
            label={c('currency')}
            options={choices.currencies.map((code) => ({ value: code, label: code }))}
            value={question.currency}
            onChange={(event) =>
              set({ currency: choices.currencies.find((code) => code === event.target.value) ?? question.currency })
            }
          />
          <TextField
            id="who-amount"
            label={c('amount')}
            error={refusal?.fields.amount}
            value={question.amount}
            maxLength={40}
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => set({ amount: event.target.value })}
          />
          <SelectField
            id="who-rail"
            label={t('who.rail')}
            options={choices.rails}
            value={question.rail}
            onChange={(event) =>
              set({ rail: choices.rails.find(({ value }) => value === event.target.value)?.value ?? question.rail })
            }
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <CheckboxField
            id="who-new"
            label={t('who.newPayee')}
            checked={question.isNewPayee}
            onChange={(event) => set({ isNewPayee: event.target.checked })}
          />
          <Button type="submit" pending={busy}>
            {t('who.ask')}
          </Button>
        </div>
      </form>
      {refusal && !refusal.fields.amount ? (
        <Notice tone="negative" className="mt-4">
          {refusal.message}
        </Notice>
      ) : null}
      <div role="status" aria-live="polite">
        {answers ? <AnswerLines answers={answers} wouldBeTitle={t(draft ? 'who.typed' : 'who.wouldBe')} /> : null}
      </div>
    </Card>
  )
}

function AnswerLines(props: { answers: Answers & Pick<Question, 'currency'>; wouldBeTitle: string }) {
  const { now, wouldBe, people } = props.answers
  const t = useTranslations('rules')
  const locale = useLocale()
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(people)
  const needed = Math.max(now.needed, wouldBe?.needed ?? 0)
  return (
    <div className="mt-4 grid gap-3 border-line border-t pt-4">
      <AnswerLine {...props} title={t('who.now')} answer={now} />
      {wouldBe ? <AnswerLine {...props} title={props.wouldBeTitle} answer={wouldBe} /> : null}
      <p className="text-ink-soft text-sm">{people.length > 0 ? t('who.people', { names }) : t('who.nobody')}</p>
      {people.length < needed ? <Notice tone="caution">{t('who.tooFew')}</Notice> : null}
    </div>
  )
}

function AnswerLine(props: { answers: Answers & Pick<Question, 'currency'>; title: string; answer: Answer }) {
  const { answers, title, answer } = props
  const t = useTranslations('rules')
  const s = useTranslations('status')
  const locale = useLocale()
  const words = { t, s, locale }
  const amount = formatMoney({ amountMinor: BigInt(answers.amountMinor), currency: answers.currency }, locale)
  return (
    <div className="grid gap-0.5">
      <p className="text-ink-soft text-sm">{title}</p>
      <p className="font-medium">
        {answer.stoppedBy
          ? t('who.stopped', { amount, rule: ruleSentence(answer.stoppedBy, words) })
          : t(answer.needed === 2 ? 'who.two' : 'who.one', { amount, rule: ruleInShort(answer.rule, words) })}
      </p>
    </div>
  )
}
