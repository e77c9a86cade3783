import type { ReactNode } from 'react'
import { MoneyText } from '@/components/money/amount'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { CopyText } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import type { Zone } from '@/lib/core/days-and-zones'
import { isCurrency } from '@/lib/core/money'
import { namesAgree } from '@/lib/core/names'
import type { Decision } from '@/lib/features/approvals/queries'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { linkInWords } from '../../give-back/link-in-words'
import { RevealLine } from '../../reveal/reveal-line'

type Display = { locale: LocaleTag; zone: Zone }
type Props = {
  t: TextOf<'payments'>
  common: TextOf<'common'>
  giveBack: TextOf<'give-back'>
  status: TextOf<'status'>
  view: PaymentView
  /** The counterparty's account as this reader may see it. */
  account: string
  decisions: readonly Decision[]
  display: Display
}

/** What was ordered, by whom, and what the provider told about it. */
export function PaymentFacts(props: Props) {
  const { t, common, giveBack, status, view, account, decisions, display } = props
  const { payment } = view
  const { locale, zone } = display
  const provider = common(`providers.${payment.provider}`)
  const out = payment.direction === 'out'
  const none = <span className="text-ink-soft">{t('noneYet')}</span>
  return (
    <Facts>
      <Fact label={out ? t('to') : t('from')}>
        {payment.counterpartyName ? <p>{payment.counterpartyName}</p> : null}
        <p className="figures break-all">{account}</p>
        <RevealLine kind="payment" id={payment.id} sight={view.sight} />
      </Fact>
      {view.earlier ? (
        <Fact label={giveBack('linked')}>
          <Link className="underline underline-offset-2" href={view.earlier.href}>
            {linkInWords(giveBack, view.earlier)}
          </Link>
        </Fact>
      ) : null}
      {payment.counterpartyBank ? <Fact label={t('bank')}>{payment.counterpartyBank}</Fact> : null}
      <Fact label={common('amount')}>
        <MoneyText minor={payment.amountMinor} currency={payment.currency} locale={locale} />
      </Fact>
      <ReceivedSide {...props} />
      <Fact label={out ? t('paidFrom') : t('paidInto')}>
        {view.accountName}{' '}
        {view.accountName.includes(view.accountKey) ? null : (
          <span className="figures text-ink-soft">{view.accountKey}</span>
        )}
      </Fact>
      <Fact label={common('rail')}>{status(`rails.${payment.rail}`)}</Fact>
      <Fact label={common('fee')}>
        <Fee {...props} provider={provider} />
      </Fact>
      <Fact label={t('purpose')}>{payment.purpose}</Fact>
      <Fact label={common('ourReference')}>
        <CopyText text={payment.reference} label={common('copyWhat', { what: common('ourReference') })} />
      </Fact>
      {payment.merchantReference === payment.reference ? null : (
        <Fact label={t('reference')}>{payment.merchantReference}</Fact>
      )}
      <Fact label={common('providerReference')}>
        {payment.providerReference ? (
          <CopyText
            text={payment.providerReference}
            label={common('copyWhat', { what: common('providerReference') })}
          />
        ) : (
          none
        )}
      </Fact>
      <Fact label={common('receipt')}>
        {payment.receipt ? (
          <CopyText text={payment.receipt} label={common('copyWhat', { what: common('receipt') })} />
        ) : (
          none
        )}
      </Fact>
      <Told {...props} provider={provider} />
      {payment.duplicateReason ? <Fact label={t('duplicateReason')}>{payment.duplicateReason}</Fact> : null}
      <Fact label={t('preparedBy')}>
        {view.makerName}, <When at={payment.createdAt} zone={zone} locale={locale} showZone />
      </Fact>
      {decisions.map((each) => (
        <Fact key={each.id} label={t(`decidedBy.${each.decision}`)}>
          {each.approverName}, <When at={each.at} zone={zone} locale={locale} showZone />
          {each.isVoid ? <Badge className="ml-1.5">{t('void')}</Badge> : null}
          {each.reason ? <p className="text-ink-soft">{each.reason}</p> : null}
        </Fact>
      ))}
    </Facts>
  )
}

/** The other side of a cross-border payout, as quoted. */
function ReceivedSide({ t, view, display }: Props): ReactNode {
  const { receiveMinor, receiveCurrency, rate } = view.details
  if (receiveMinor === undefined || receiveCurrency === undefined || !isCurrency(receiveCurrency)) return null
  return (
    <>
      <Fact label={t('gets')}>
        <MoneyText minor={receiveMinor} currency={receiveCurrency} locale={display.locale} />
      </Fact>
      {rate ? (
        <Fact label={t('rate')}>
          <span className="figures">
            1 {view.payment.currency} = {rate} {receiveCurrency}
          </span>
        </Fact>
      ) : null}
    </>
  )
}

function Fee({ t, view, display, provider }: Props & { provider: string }): ReactNode {
  const { payment, details } = view
  const quoted = details.feeMinor
  const told = payment.feeMinor ?? quoted
  if (told === undefined) {
    return <span className="text-ink-soft">{payment.finishedAt ? t('feeUnknown', { provider }) : t('feeNotYet')}</span>
  }
  return (
    <>
      <MoneyText minor={told} currency={payment.currency} locale={display.locale} />{' '}
      <span className="text-ink-soft">
        {payment.feeMinor === null ? t('feeQuoted', { provider }) : t('feeKnown', { provider })}
      </span>
    </>
  )
}

/** What the provider says happened, beside what was ordered (PRODUCT 5). */
function Told({ t, view, display, provider }: Props & { provider: string }): ReactNode {
  const { payment } = view
  const { confirmedName, confirmedMinor, confirmedCurrency } = payment
  const otherAmount =
    confirmedMinor !== null && (confirmedMinor !== payment.amountMinor || confirmedCurrency !== payment.currency)
  const same = confirmedName !== null && namesAgree(payment.counterpartyName, confirmedName)
  return (
    <>
      {confirmedName ? (
        <Fact label={t('confirmedName', { provider })}>
          {confirmedName}{' '}
          {payment.counterpartyName ? (
            <Badge tone={same ? 'positive' : 'caution'}>{same ? t('sameName') : t('otherName')}</Badge>
          ) : null}
        </Fact>
      ) : null}
      {otherAmount ? (
        <Fact label={t('confirmedAmount', { provider })}>
          <MoneyText minor={confirmedMinor} currency={confirmedCurrency ?? payment.currency} locale={display.locale} />
        </Fact>
      ) : null}
    </>
  )
}
