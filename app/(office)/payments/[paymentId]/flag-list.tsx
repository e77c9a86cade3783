import type { ReactNode } from 'react'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Zone } from '@/lib/core/days-and-zones'
import { EVIDENCE_SOURCES } from '@/lib/core/evidence'
import type { Said } from '@/lib/core/flag-note'
import { formatMoney, isCurrency } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { FlagView } from '@/lib/features/resolutions/view-review'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = {
  t: TextOf<'review'>
  words: TextOf<'payments'>
  flags: readonly FlagView[]
  view: PaymentView
  /** The counterparty's account as this reader may see it. */
  account: string
  provider: string
  display: { locale: LocaleTag; zone: Zone }
}

/** Each flag with the order on one side and the provider's word on the other, and the message it stands in. */
export function FlagList(props: Props) {
  const { t, words, flags, view, display } = props
  return (
    <Card flush>
      <ul className="grid [&>li+li]:border-line [&>li+li]:border-t">
        {flags.map((flag) => (
          <li key={flag.id} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p className="font-medium">
                {words(`differs.${flag.kind}`)}
                {flag.closedAt ? <Badge className="ml-1.5">{t('closed')}</Badge> : null}
              </p>
              <span className="text-ink-soft text-sm">
                <When at={flag.openedAt} zone={display.zone} locale={display.locale} showZone />
                {flag.said ? <> · {toldBy(t, flag.said)}</> : null}
                {flag.eventId ? (
                  <>
                    {' · '}
                    <Link
                      className="underline underline-offset-2"
                      href={`/payments/${view.payment.id}#event-${flag.eventId}`}
                    >
                      {t('openMessage')}
                    </Link>
                  </>
                ) : null}
              </span>
            </div>
            {flag.said ? (
              <Comparison {...props} said={flag.said} partyDiffers={flag.partyDiffers} />
            ) : (
              <p className="text-ink-soft">{flag.note}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function toldBy(t: TextOf<'review'>, said: Said): string {
  const source = EVIDENCE_SOURCES.find((each) => each === said.source)
  return source ? t(`toldBy.${source}`) : said.source
}

function Comparison(props: Props & { said: Said; partyDiffers: boolean }) {
  const { t, view, account, provider, display, said, partyDiffers } = props
  const { payment, accountKey } = view
  const told = toldAmount(t, said, display.locale)
  const rows: [string, ReactNode, ReactNode, boolean][] = [
    [
      t('rows.amount'),
      formatMoney(payment, display.locale),
      told,
      told !== undefined && differsInAmount(payment, said),
    ],
    [t('rows.party'), account, said.party && readableMsisdn(said.party), partyDiffers],
    [t('rows.name'), payment.counterpartyName, said.name, false],
    [
      t('rows.ownAccount'),
      accountKey,
      said.ownAccount,
      said.ownAccount !== undefined && said.ownAccount !== accountKey,
    ],
    [t('rows.receipt'), payment.receipt ?? '', said.receipt, false],
  ]
  return (
    <table className="w-full text-sm [&_td]:py-1 [&_td]:pr-3 [&_td]:align-top [&_th]:py-1 [&_th]:pr-3 [&_th]:text-left">
      <thead>
        <tr className="text-ink-soft text-xs">
          <td />
          <th scope="col" className="font-normal">
            {t('ordered')}
          </th>
          <th scope="col" className="font-normal">
            {t('told', { provider })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(([, , theirs]) => theirs !== undefined)
          .map(([label, ours, theirs, differs]) => (
            <tr key={label}>
              <th scope="row" className="font-normal text-ink-soft">
                {label}
              </th>
              <td className="figures break-all">{ours}</td>
              <td className={differs ? 'figures break-all font-semibold text-caution' : 'figures break-all'}>
                {theirs}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function toldAmount(t: TextOf<'review'>, said: Said, locale: string): string | undefined {
  if (said.amountInexact) return t('inexact')
  if (said.amountMinor === undefined || said.currency === undefined) return undefined
  if (!isCurrency(said.currency)) return `${said.currency} ${said.amountMinor}`
  return formatMoney({ amountMinor: BigInt(said.amountMinor), currency: said.currency }, locale)
}

function differsInAmount(payment: PaymentView['payment'], said: Said): boolean {
  return said.amountMinor !== payment.amountMinor.toString() || said.currency !== payment.currency
}
