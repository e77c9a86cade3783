import { Maximize2 } from 'lucide-react'
import { fullInstant } from '@/components/time/when'
import { Link } from '@/components/ui/link'
import { SidePanel } from '@/components/ui/side-panel'
import type { TransactionView } from '@/lib/features/transactions/view-transaction'
import { type ListView, listAddress, pageAddress } from './list-view'
import { type DetailWords, TransactionDetails, TransactionHead } from './transaction-details'

/** The open row beside the list. */
export function TransactionPanel(props: DetailWords & { seen: TransactionView; view: ListView }) {
  const { t, seen, view } = props
  const name = t('detailsOf', { time: fullInstant(seen.row.occurredAt, props.zone, props.locale) })
  return (
    <SidePanel
      title={t('details')}
      label={name}
      closeHref={listAddress({ ...view, open: undefined })}
      closeLabel={t('close')}
      actions={
        <Link
          href={pageAddress(view, seen.row.id)}
          prefetch={false}
          aria-label={t('openPage')}
          title={t('openPage')}
          className="inline-flex size-7 items-center justify-center rounded-control text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Maximize2 aria-hidden="true" className="size-4" />
        </Link>
      }
    >
      {/* Where the panel takes the list's place it is the page. */}
      <h1 className="sr-only xl:hidden">{name}</h1>
      <TransactionHead {...props} />
      {/* The panel is narrower than the page that the pairs are made for. */}
      <div className="grid gap-5 [&_dl>div]:sm:grid-cols-[7.5rem_minmax(0,1fr)]">
        <TransactionDetails {...props} />
      </div>
    </SidePanel>
  )
}
