import { Search, X } from 'lucide-react'
import { FilterChip } from '@/components/ui/filter-chip'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { SelectField, TextField } from '@/components/ui/text-field'
import type { Day } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import { RAILS } from '@/lib/core/rails'
import { lastTwelveMonths, PRESETS, presetRange } from '@/lib/features/transactions/day-ranges'
import { SORTS, type TransactionFilter, writeTransactionFilter } from '@/lib/features/transactions/filter'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { ChoiceLinks } from './choice-links'
import { FilterForm } from './filter-form'
import { amountsInWords, daysInWords, monthInWords } from './filter-words'
import { carriedFields, filterAddress, type ListView, listAddress, unfiltered } from './list-view'

type Account = { id: string; name: string; currency: Currency }
type Props = {
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  common: TextOf<'common'>
  locale: LocaleTag
  view: ListView
  accounts: readonly Account[]
  today: Day
}

/** Search and the chips; each change is a link or a GET form, so that the address always says what is shown. */
export function FilterBar(props: Props) {
  const { t, common, view } = props
  const { filter } = view
  const plain = { tab: filter.tab, sort: 'newest' } as const
  const filtered = writeTransactionFilter(plain) !== writeTransactionFilter({ ...filter, sort: 'newest' })
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-center gap-2">
      <SearchBox {...props} />
      <DaysChip {...props} />
      <AccountChip {...props} />
      <RailChip {...props} />
      <CurrencyChip {...props} />
      <AmountChip {...props} />
      <CounterpartyChip {...props} />
      <OrderChip {...props} />
      {filtered ? (
        <Link
          href={listAddress(unfiltered(view, plain))}
          scroll={false}
          className="rounded-small px-1 text-ink-soft text-sm underline-offset-2 hover:text-ink hover:underline"
        >
          {common('clearAll')}
        </Link>
      ) : null}
    </search>
  )
}

function SearchBox({ t, view }: Props) {
  const { q } = view.filter
  return (
    <FilterForm carried={carriedFields(view, ['q'])} className="relative w-full sm:w-84">
      <Search aria-hidden="true" className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-soft" />
      <Input
        key={q ?? ''}
        name="q"
        defaultValue={q}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        maxLength={120}
        autoComplete="off"
        className="!h-8 !pr-8 !pl-8 !text-sm"
      />
      {q ? (
        <Link
          href={filterAddress(view, { q: undefined })}
          scroll={false}
          aria-label={t('searchClear')}
          className="absolute top-0 right-0 flex size-8 items-center justify-center rounded-control text-ink-soft hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </Link>
      ) : null}
    </FilterForm>
  )
}

/** The links of a filter with a few values: any, then each. */
function choices<Name extends keyof TransactionFilter>(
  view: ListView,
  name: Name,
  any: string,
  options: readonly { value: TransactionFilter[Name]; label: string; detail?: string }[],
) {
  const chosen = view.filter[name]
  return [{ value: undefined, label: any, detail: undefined }, ...options].map(({ value, label, detail }) => ({
    href: filterAddress(view, { [name]: value }),
    label,
    detail,
    current: chosen === value,
  }))
}

function DaysChip({ t, common, view, locale, today }: Props) {
  const { from, to } = view.filter
  const ranges = PRESETS.map((preset) => ({ ...presetRange(preset, today), label: t(`preset.${preset}`) }))
  const months = lastTwelveMonths(today).map((range) => ({ ...range, label: monthInWords(range, locale) }))
  const links = (each: readonly { from: Day; to: Day; label: string }[]) =>
    each.map((range) => ({
      href: filterAddress(view, { from: range.from, to: range.to }),
      label: range.label,
      current: range.from === from && range.to === to,
    }))
  return (
    <FilterChip
      label={t('days')}
      value={daysInWords({ t, locale }, view.filter, today)}
      clearHref={filterAddress(view, { from: undefined, to: undefined })}
    >
      <div className="grid gap-3">
        <ChoiceLinks label={t('days')} items={links(ranges)} columns={2} />
        <div className="grid gap-1 border-line border-t pt-3">
          <p className="font-medium text-sm">{t('months')}</p>
          <ChoiceLinks label={t('months')} items={links(months)} columns={3} />
        </div>
        <FilterForm
          carried={carriedFields(view, ['from', 'to'])}
          inPopover
          applyLabel={common('apply')}
          label={t('ownDays')}
          className="grid gap-3 border-line border-t pt-3"
        >
          <div className="grid grid-cols-2 gap-2">
            <TextField type="date" name="from" label={t('firstDay')} defaultValue={from} />
            <TextField type="date" name="to" label={t('lastDay')} defaultValue={to} />
          </div>
        </FilterForm>
      </div>
    </FilterChip>
  )
}

function AccountChip({ t, view, accounts }: Props) {
  const options = accounts.map(({ id, name, currency }) => ({ value: id, label: name, detail: currency }))
  return (
    <FilterChip
      label={t('account')}
      value={accounts.find(({ id }) => id === view.filter.account)?.name ?? view.filter.account}
      clearHref={filterAddress(view, { account: undefined })}
    >
      <ChoiceLinks label={t('account')} items={choices(view, 'account', t('anyAccount'), options)} />
    </FilterChip>
  )
}

function RailChip({ t, status, view }: Props) {
  const { rail } = view.filter
  const options = RAILS.map((value) => ({ value, label: status(`rails.${value}`) }))
  return (
    <FilterChip
      label={t('rail')}
      value={rail && status(`rails.${rail}`)}
      clearHref={filterAddress(view, { rail: undefined })}
    >
      <ChoiceLinks label={t('rail')} items={choices(view, 'rail', t('anyRail'), options)} />
    </FilterChip>
  )
}

/** Only currencies that one of our accounts is in. */
function currenciesOf(accounts: readonly Account[]): Currency[] {
  return [...new Set(accounts.map(({ currency }) => currency))].sort()
}

function CurrencyChip({ t, view, accounts }: Props) {
  const options = currenciesOf(accounts).map((value) => ({ value, label: value }))
  return (
    <FilterChip
      label={t('currency')}
      value={view.filter.currency}
      clearHref={filterAddress(view, { currency: undefined })}
    >
      <ChoiceLinks label={t('currency')} items={choices(view, 'currency', t('anyCurrency'), options)} columns={2} />
    </FilterChip>
  )
}

function AmountChip({ t, common, view, accounts, locale }: Props) {
  const { min, max, currency } = view.filter
  const currencies = currenciesOf(accounts)
  return (
    <FilterChip
      label={t('amount')}
      value={amountsInWords({ t, locale }, view.filter)}
      clearHref={filterAddress(view, { min: undefined, max: undefined })}
    >
      <FilterForm
        carried={carriedFields(view, ['min', 'max', 'currency'])}
        inPopover
        applyLabel={common('apply')}
        label={t('amount')}
        className="grid gap-3"
      >
        <SelectField
          name="currency"
          label={t('currency')}
          required
          defaultValue={currency ?? (currencies.length === 1 ? currencies[0] : undefined)}
          placeholder={common('choose')}
          options={currencies.map((value) => ({ value, label: value }))}
        />
        <div className="grid grid-cols-2 gap-2">
          <AmountField name="min" label={t('amountFrom')} hint={t('amountHint')} value={min} />
          <AmountField name="max" label={t('amountTo')} hint={t('amountHint')} value={max} />
        </div>
      </FilterForm>
    </FilterChip>
  )
}

function AmountField({ name, label, hint, value }: { name: string; label: string; hint: string; value?: string }) {
  return (
    <TextField
      name={name}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      pattern="[0-9][0-9,]*([.][0-9]+)?"
      title={hint}
      placeholder="1,500"
      defaultValue={value}
    />
  )
}

function CounterpartyChip({ t, common, view }: Props) {
  const { counterparty } = view.filter
  return (
    <FilterChip
      label={t('counterparty')}
      value={counterparty}
      clearHref={filterAddress(view, { counterparty: undefined })}
      className="max-w-96"
    >
      <FilterForm
        carried={carriedFields(view, ['counterparty'])}
        inPopover
        applyLabel={common('apply')}
        label={t('counterparty')}
        className="grid gap-3"
      >
        <TextField
          name="counterparty"
          label={t('counterparty')}
          hint={t('counterpartyHint')}
          maxLength={120}
          autoComplete="off"
          defaultValue={counterparty}
        />
      </FilterForm>
    </FilterChip>
  )
}

function OrderChip({ t, view }: Props) {
  const { sort, currency } = view.filter
  const offered = SORTS.filter((each) => currency || each === 'newest' || each === 'oldest')
  const items = offered.map((each) => ({
    href: filterAddress(view, { sort: each }),
    label: t(`order.${each}`),
    current: each === sort,
  }))
  return (
    <FilterChip
      label={t('sort')}
      value={sort === 'newest' ? undefined : t(`order.${sort}`)}
      clearHref={filterAddress(view, { sort: 'newest' })}
    >
      <div className="grid gap-2">
        <ChoiceLinks label={t('sort')} items={items} />
        {currency ? null : <p className="px-1 text-ink-soft text-xs">{t('orderNeedsCurrency')}</p>}
      </div>
    </FilterChip>
  )
}
