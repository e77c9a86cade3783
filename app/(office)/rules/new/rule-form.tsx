'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { Button, ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { CheckboxField } from '@/components/ui/checkbox'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextareaField, TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { RuleInput } from '@/lib/features/rules/schemas'
import type { RuleChoices } from '../choices'
import { WhoApproves } from '../who-approves'
import { proposeRuleAction } from './actions'

const KINDS = ['approvers', 'limit_payment', 'limit_maker_day', 'limit_provider_day'] as const

/** The first administrator's half of a new rule. */
export function RuleForm({ choices }: { choices: RuleChoices }) {
  const t = useTranslations('rules')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  const router = useRouter()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const { busy, fields, submit, summary } = useSubmission('rule-')
  const [rule, setRule] = useState<RuleInput>({
    kind: 'approvers',
    currency: choices.currencies[0] ?? 'KES',
    rail: '',
    amount: '',
    newPayeeOnly: false,
  })
  const set = (change: Partial<RuleInput>) => setRule({ ...rule, ...change })

  const save = () =>
    submit(
      () => proposeRuleAction({ ...rule, reason }),
      () => {
        toast({ title: t('form.saved') })
        router.push('/rules')
      },
    )

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ErrorSummary {...summary} />
        <ChoiceCards
          legend={t('form.kind')}
          name="kind"
          value={rule.kind}
          options={KINDS.map((kind) => ({
            value: kind,
            label: t(`form.kinds.${kind}`),
            detail: t(`form.details.${kind}`),
          }))}
          onValueChange={(value) => set({ kind: KINDS.find((kind) => kind === value) ?? rule.kind })}
        />
        <div className="grid items-start gap-4 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
          <SelectField
            id="rule-currency"
            label={c('currency')}
            options={choices.currencies.map((code) => ({ value: code, label: code }))}
            value={rule.currency}
            onChange={(event) =>
              set({ currency: choices.currencies.find((code) => code === event.target.value) ?? rule.currency })
            }
          />
          <TextField
            id="rule-amount"
            label={t('form.over')}
            error={fields.amount}
            value={rule.amount}
            maxLength={40}
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => set({ amount: event.target.value })}
          />
          <SelectField
            id="rule-rail"
            label={t('form.rail')}
            placeholder={t('form.allRails')}
            options={choices.rails}
            value={rule.rail}
            onChange={(event) =>
              set({ rail: choices.rails.find(({ value }) => value === event.target.value)?.value ?? '' })
            }
          />
        </div>
        <p className="-mt-3 text-ink-soft text-xs">{t('form.overHint')}</p>
        {rule.kind === 'approvers' ? (
          <CheckboxField
            id="rule-newPayeeOnly"
            label={t('form.newPayeeOnly')}
            hint={t('form.newPayeeHint')}
            checked={rule.newPayeeOnly}
            onChange={(event) => set({ newPayeeOnly: event.target.checked })}
          />
        ) : null}
        <TextareaField
          id="rule-reason"
          label={p('why')}
          hint={p('whyHint')}
          error={fields.reason}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={busy}>
            {busy ? c('saving') : t('form.save')}
          </Button>
          <ButtonLink href="/rules" variant="quiet">
            {c('cancel')}
          </ButtonLink>
        </div>
      </form>
      <Section title={t('who.title')} description={t('who.about')}>
        <WhoApproves choices={choices} draft={rule.amount.trim() === '' ? undefined : rule} />
      </Section>
    </div>
  )
}
