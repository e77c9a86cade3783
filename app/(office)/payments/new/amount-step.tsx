'use client'

import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { TypedAmount } from '@/components/money/typed-amount'
import { Button, ButtonLink } from '@/components/ui/button'
import { SegmentedInput } from '@/components/ui/segmented'
import { SelectField, TextField } from '@/components/ui/text-field'
import { formatMoney } from '@/lib/core/money'
import { RAIL_FACTS } from '@/lib/core/rails'
import { type AccountView, currencyOfPlace, type Draft, type Problems, typedCurrency, wantsWholeUnits } from './draft'

/** From which account, how much, and what for. */
export function AmountStep(props: {
  draft: Draft
  accounts: readonly AccountView[]
  account: AccountView | undefined
  problems: Problems
  busy: boolean
  backHref: string
  onChange: (changes: Partial<Draft>) => void
  onContinue: () => Promise<void>
}) {
  const { draft, accounts, account, problems, onChange } = props
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const locale = useLocale()
  const currency = typedCurrency(draft, account)
  const received = currencyOfPlace(draft.place)
  const crossBorder = draft.rail === 'bitpesa.payout' && received !== undefined && account !== undefined
  const referenceMax = draft.rail === '' ? 60 : Math.min(60, RAIL_FACTS[draft.rail].referenceMax)
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void props.onContinue()
      }}
    >
      <SelectField
        id="sourceAccountId"
        name="sourceAccountId"
        label={t('new.source')}
        error={problems.sourceAccountId}
        options={accounts.map((each) => ({
          value: each.id,
          label: each.availableMinor
            ? `${each.label} · ${formatMoney({ amountMinor: BigInt(each.availableMinor), currency: each.currency }, locale)}`
            : `${each.label} · ${each.currency}`,
        }))}
        value={draft.sourceAccountId}
        onChange={(event) => onChange({ sourceAccountId: event.target.value })}
        className="max-w-md"
      />
      {crossBorder ? (
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">{t('new.fix')}</p>
          <SegmentedInput
            legend={t('new.fix')}
            name="fix"
            value={draft.fix}
            onValueChange={(fix) => onChange({ fix })}
            options={[
              { value: 'receive', label: t('new.fixReceive', { currency: received }) },
              { value: 'send', label: t('new.fixSend', { currency: account.currency }) },
            ]}
          />
        </div>
      ) : null}
      {/* The line that says how the amount was read has its place from the start. */}
      <div className="min-h-21 max-w-xs">
        <TypedAmount
          key={currency}
          id="amount"
          name="amount"
          label={c('amount')}
          currency={currency}
          wholeUnits={wantsWholeUnits(draft)}
          defaultValue={draft.amount}
          error={problems.amount}
          onAmount={(_minor, amount) => onChange({ amount })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="purpose"
          name="purpose"
          label={t('new.purpose')}
          hint={t('new.purposeHint')}
          error={problems.purpose}
          value={draft.purpose}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => onChange({ purpose: event.target.value })}
        />
        <TextField
          id="reference"
          name="reference"
          label={c('reference')}
          optional={c('optional')}
          hint={t('new.referenceHint', { used: String(draft.reference.length), max: String(referenceMax) })}
          error={problems.reference}
          value={draft.reference}
          maxLength={referenceMax}
          autoComplete="off"
          mono
          onChange={(event) => onChange({ reference: event.target.value })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={props.backHref}>{c('back')}</ButtonLink>
        <Button type="submit" variant="primary" icon={<ArrowRight />} pending={props.busy}>
          {t('new.toCheck')}
        </Button>
      </div>
    </form>
  )
}
