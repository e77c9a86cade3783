'use client'

import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { Combobox } from '@/components/ui/combobox'
import { Fact, Facts } from '@/components/ui/facts'
import { TextField } from '@/components/ui/text-field'
import { formatMoney } from '@/lib/core/money'
import { normaliseKenyanMsisdn, readableMsisdn } from '@/lib/core/msisdn'
import { accountKind, type Draft, type PayeeView, type PlacesOf, type Problems, type RailView } from './draft'
import { type FieldProps, NameField } from './name-field'
import { PlaceFields } from './place-fields'

/** Someone of the book, or a rail and what it needs to reach somebody. */
export function WhoStep(props: {
  draft: Draft
  payee: PayeeView | undefined
  payees: readonly PayeeView[]
  rails: readonly RailView[]
  placesOf: PlacesOf
  problems: Problems
  maySavePayee: boolean
  onChange: (changes: Partial<Draft>) => void
  onContinue: () => Promise<void>
}) {
  const { payee, payees, onChange } = props
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const s = useTranslations('status')
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void props.onContinue()
      }}
    >
      {payees.length > 0 ? (
        <Combobox
          id="payeeId"
          label={t('new.payee')}
          hint={t('new.payeeHint')}
          options={payees.map((each) => ({
            value: each.id,
            label: each.name,
            detail: `${s(`rails.${each.rail}`)} · ${each.maskedAccount}`,
          }))}
          value={payee?.id ?? ''}
          onValueChange={(payeeId) => onChange({ payeeId, sourceAccountId: '', tickedName: '' })}
          placeholder={t('new.payeeNone')}
          searchLabel={c('search')}
          emptyText={c('nothingFound')}
          error={props.problems.payeeId}
        />
      ) : null}
      {payee ? (
        <ChosenPayee payee={payee} onClear={() => onChange({ payeeId: '', tickedName: '' })} />
      ) : (
        <Typed {...props} />
      )}
      <div>
        <Button type="submit" variant="primary" icon={<ArrowRight />}>
          {t('new.toAmount')}
        </Button>
      </div>
    </form>
  )
}

function ChosenPayee({ payee, onClear }: { payee: PayeeView; onClear: () => void }) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const s = useTranslations('status')
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface px-4 py-2">
      <Facts>
        <Fact label={c('name')}>{payee.name}</Fact>
        <Fact label={c('rail')}>{s(`rails.${payee.rail}`)}</Fact>
        <Fact label={c('account')}>
          <span className="figures">{payee.maskedAccount}</span>
        </Fact>
      </Facts>
      <div className="pb-2">
        <Button size="sm" onClick={onClear}>
          {t('new.someoneElse')}
        </Button>
      </div>
    </div>
  )
}

type TypedProps = Parameters<typeof WhoStep>[0]

function Typed({ draft, rails, placesOf, problems, maySavePayee, onChange }: TypedProps) {
  const t = useTranslations('payments')
  const s = useTranslations('status')
  const locale = useLocale()
  const places = draft.rail === '' ? undefined : placesOf[draft.rail]
  const hasPlaces = draft.rail === 'bitpesa.payout' || draft.rail === 'ihela.cashin'
  const account = <AccountField draft={draft} error={problems.account} onChange={onChange} />
  return (
    <>
      <div id="rail">
        <ChoiceCards
          legend={t('new.rail')}
          name="rail"
          value={draft.rail}
          onValueChange={(rail) =>
            onChange({
              rail: rails.find((each) => each.rail === rail)?.rail ?? '',
              place: '',
              details: {},
              sourceAccountId: '',
              tickedName: '',
            })
          }
          error={problems.rail}
          options={rails.map(({ rail, accounts }) => {
            const [only] = accounts
            const balance =
              accounts.length === 1 && only?.availableMinor
                ? formatMoney({ amountMinor: BigInt(only.availableMinor), currency: only.currency }, locale)
                : undefined
            return {
              value: rail,
              label: s(`rails.${rail}`),
              detail: balance ? `${t(`new.railDetail.${rail}`)} · ${balance}` : t(`new.railDetail.${rail}`),
              ...(accounts.length === 0 && { disabledReason: t('new.railNotReady') }),
            }
          })}
        />
      </div>
      {draft.rail === '' ? null : (
        <>
          {hasPlaces && places ? (
            <PlaceFields
              key={draft.rail}
              rail={draft.rail}
              places={places}
              draft={draft}
              problems={problems}
              onChange={onChange}
            >
              {account}
            </PlaceFields>
          ) : (
            <div className="grid gap-4 sm:grid-cols-2">
              {account}
              <NameField draft={draft} error={problems.name} onChange={onChange} />
            </div>
          )}
          {maySavePayee ? (
            <CheckboxField
              id="savePayee"
              label={t('new.savePayee')}
              checked={draft.savePayee}
              onChange={(event) => onChange({ savePayee: event.target.checked })}
            />
          ) : null}
        </>
      )}
    </>
  )
}

/** The account by the rail's own word; a Kenyan phone says at once how it was read. */
function AccountField({ draft, error, onChange }: FieldProps) {
  const t = useTranslations('payments')
  const c = useTranslations('common')
  const kind = accountKind(draft)
  const phone = draft.rail === 'mpesa.b2c' ? normaliseKenyanMsisdn(draft.account) : undefined
  return (
    <TextField
      id="account"
      name="account"
      label={t(`new.account.${kind}`)}
      hint={phone ? c('readAs', { amount: readableMsisdn(phone) }) : t(`new.accountHint.${kind}`)}
      error={error}
      value={draft.account}
      maxLength={64}
      inputMode={kind === 'phone' || kind === 'mobile' ? 'tel' : undefined}
      autoComplete="off"
      spellCheck={false}
      className="figures"
      onChange={(event) => onChange({ account: event.target.value, tickedName: '' })}
    />
  )
}
