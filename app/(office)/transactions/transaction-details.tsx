import type { ReactNode } from 'react'
import { Amount, BigFigure } from '@/components/money/amount'
import { TransactionStateTag } from '@/components/status/transaction-state-tag'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { CopyText } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import type { Zone } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import { formatMoney } from '@/lib/core/money'
import type { TransactionView } from '@/lib/features/transactions/view-transaction'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { LinkedList } from '../give-back/linked-list'
import { whyNotInWords } from '../give-back/why-not'
import { RevealLine } from '../reveal/reveal-line'
import { EvidenceList } from './evidence-list'

export type DetailWords = {
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  common: TextOf<'common'>
  giveBack: TextOf<'give-back'>
  locale: LocaleTag
  zone: Zone
}

/** Amount, direction and state; the same head in the panel and on the page. */
export function TransactionHead({ t, status, giveBack, locale, seen }: DetailWords & { seen: TransactionView }) {
  const { row } = seen
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="grid gap-0.5">
        <p className="text-ink-soft text-sm">
          {status(`direction.${row.direction}`)} · {status(`rails.${row.rail}`)}
        </p>
        <BigFigure minor={row.amountMinor} currency={row.currency} locale={locale} />
      </div>
      <span className="flex flex-wrap items-center gap-1.5">
        <TransactionStateTag state={row.state} label={t(`states.${row.state}`)} />
        {seen.ways.reversed ? <Badge tone="caution">{giveBack('reversed')}</Badge> : null}
      </span>
    </div>
  )
}

/** What is known of one line, and who told of it. */
export function TransactionDetails(props: DetailWords & { seen: TransactionView }) {
  const { t, seen } = props
  return (
    <>
      <TransactionFacts {...props} />
      <GivenBack {...props} />
      <section className="grid gap-2" aria-label={t('evidence')}>
        <div className="grid gap-0.5">
          <h2 className="font-semibold text-md">{t('evidence')}</h2>
          <p className="text-ink-soft text-sm">{t('evidenceWhy')}</p>
        </div>
        <EvidenceList {...props} told={seen.told} />
      </section>
    </>
  )
}

/** Money that came can go back: what went already, and the two ways, each with its reason where it is closed. */
function GivenBack({ common, status, giveBack, locale, seen }: DetailWords & { seen: TransactionView }) {
  const { row, ways } = seen
  if (row.direction === 'out') return null
  const href = row.paymentId ? `/payments/${row.paymentId}/give-back` : `/transactions/${row.id}/give-back`
  const why = (way: 'reverse' | 'refund') => {
    const whyNot = way === 'reverse' ? ways.reverseWhyNot : ways.refundWhyNot
    return whyNotInWords({ t: giveBack, common }, way, whyNot, row.provider)
  }
  return (
    <section className="grid gap-2" aria-label={giveBack('title')}>
      <h2 className="font-semibold text-md">{giveBack('title')}</h2>
      {ways.linked.length > 0 ? <LinkedList t={giveBack} status={status} linked={ways.linked} locale={locale} /> : null}
      <div className="flex flex-wrap items-start gap-2">
        {(['reverse', 'refund'] as const).map((way) => (
          <ButtonLink key={way} size="sm" href={href} prefetch={false} disabledReason={why(way)} reasonShown="below">
            {giveBack(way)}
          </ButtonLink>
        ))}
      </div>
    </section>
  )
}

function TransactionFacts({ t, common, locale, zone, seen }: DetailWords & { seen: TransactionView }) {
  const { row } = seen
  const provisional = row.providerReference.startsWith('payment:')
  const copy = (text: string, what: string) => <CopyText text={text} label={common('copyWhat', { what })} />
  const facts: [string, ReactNode][] = [
    [t('happened'), <When key="at" at={row.occurredAt} zone={zone} locale={locale} form="full" />],
    [t('with'), row.counterpartyName || t('noName')],
    [t('theirAccount'), row.counterpartyAccount ? <TheirAccount key="their" seen={seen} /> : null],
    [
      t('ourAccount'),
      <Link key="our" className="underline underline-offset-2" href={`/balances/${row.accountId}`}>
        {seen.accountName}
      </Link>,
    ],
    [t('fee'), row.feeMinor > 0n ? formatMoney({ amountMinor: row.feeMinor, currency: row.currency }, locale) : null],
    [
      t('balanceAfter'),
      row.balanceAfterMinor === null ? null : (
        <Amount
          key="after"
          className="!justify-start"
          minor={row.balanceAfterMinor}
          currency={row.currency}
          locale={locale}
        />
      ),
    ],
    [t('providerReference'), provisional ? t('noReferenceYet') : copy(row.providerReference, t('providerReference'))],
    [t('merchantReference'), row.merchantReference ? copy(row.merchantReference, t('merchantReference')) : null],
    [t('description'), row.description],
    [t('channel'), row.channel],
    [
      t('payment'),
      row.paymentId ? (
        <Link key="pay" className="underline underline-offset-2" href={`/payments/${row.paymentId}`}>
          {t('openPayment')}
        </Link>
      ) : null,
    ],
    [
      t('bill'),
      row.billId ? (
        <Link key="bill" className="underline underline-offset-2" href={`/bills/${row.billId}`}>
          {t('openBill')}
        </Link>
      ) : null,
    ],
    [t('identifier'), copy(row.id, t('identifier'))],
  ]
  return (
    <Facts>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ))}
    </Facts>
  )
}

function TheirAccount({ seen: { row, sight } }: { seen: TransactionView }) {
  return (
    <div className="grid justify-items-start gap-1">
      <span className="figures break-all">
        {sight.inFull ? row.counterpartyAccount : maskCounterparty(row.counterpartyAccount)}
      </span>
      <RevealLine kind="transaction" id={row.id} sight={sight} />
    </div>
  )
}
