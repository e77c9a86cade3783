import { getT } from '@/app/_shared/text'
import { Button } from '@/components/ui/button'
import { FilterChip } from '@/components/ui/filter-chip'
import { Link } from '@/components/ui/link'
import { TextField } from '@/components/ui/text-field'
import { PROVIDERS } from '@/lib/core/rails'
import type { InboxFilter } from '@/lib/features/inbox/schemas'
import { ChoiceLinks } from '../transactions/choice-links'
import { inboxAddress } from './inbox-address'

/** The chips of the list; each change is a link or a GET form, so that the address always says what is shown. */
export async function InboxFilters({ filter }: { filter: InboxFilter }) {
  const [t, c] = await Promise.all([getT('inbox'), getT('common')])
  const providers = [undefined, ...PROVIDERS].map((provider) => ({
    href: inboxAddress(filter, { provider }),
    label: provider ? c(`providers.${provider}`) : t('anyProvider'),
    current: filter.provider === provider,
  }))
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-center gap-2">
      <FilterChip
        label={c('provider')}
        value={filter.provider && c(`providers.${filter.provider}`)}
        clearHref={inboxAddress(filter, { provider: undefined })}
      >
        <ChoiceLinks label={c('provider')} items={providers} />
      </FilterChip>
      <FilterChip label={t('payment')} value={filter.payment} clearHref={inboxAddress(filter, { payment: undefined })}>
        <OneField filter={filter} without="payment" apply={c('apply')}>
          <TextField name="payment" label={t('payment')} hint={t('paymentHint')} defaultValue={filter.payment} />
        </OneField>
      </FilterChip>
      <FilterChip label={t('day')} value={filter.day} clearHref={inboxAddress(filter, { day: undefined })}>
        <OneField filter={filter} without="day" apply={c('apply')}>
          <TextField type="date" name="day" label={t('day')} defaultValue={filter.day} />
        </OneField>
      </FilterChip>
      {filter.provider || filter.payment || filter.day ? (
        <Link
          href={inboxAddress({ verdict: filter.verdict })}
          scroll={false}
          className="rounded-small px-1 text-ink-soft text-sm underline-offset-2 hover:text-ink hover:underline"
        >
          {c('clearAll')}
        </Link>
      ) : null}
    </search>
  )
}

/** A form of one field that carries the rest of the filter. */
function OneField(props: {
  filter: InboxFilter
  without: 'payment' | 'day'
  apply: string
  children: React.ReactNode
}) {
  const carried = (['verdict', 'provider', 'payment', 'day'] as const).filter((name) => name !== props.without)
  return (
    <form action="/inbox" className="grid w-64 gap-3">
      {carried.map((name) =>
        props.filter[name] ? <input key={name} type="hidden" name={name} value={props.filter[name]} /> : null,
      )}
      {props.children}
      <Button type="submit" variant="primary" size="sm" className="justify-self-start">
        {props.apply}
      </Button>
    </form>
  )
}
