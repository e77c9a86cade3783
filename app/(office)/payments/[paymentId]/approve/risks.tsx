import { MoneyText } from '@/components/money/amount'
import { ruleInShort } from '@/components/rules/rule-words'
import { fullInstant } from '@/components/time/when'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import { formatMoney } from '@/lib/core/money'
import { hasLookalikes } from '@/lib/core/names'
import type { PaymentView, viewRisks } from '@/lib/features/payments/payment-view'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = {
  t: TextOf<'approvals'>
  rules: TextOf<'rules'>
  status: TextOf<'status'>
  view: PaymentView
  risks: Awaited<ReturnType<typeof viewRisks>>
  display: { locale: LocaleTag; zone: Zone }
}

/** The money on the account before and after, and payments that look like this one again. */
export function Risks({ t, rules, status, view, risks, display }: Props) {
  const { locale, zone } = display
  const { payment } = view
  const { float, alike } = risks
  const money = (minor: bigint) => <MoneyText minor={minor} currency={payment.currency} locale={locale} />
  const short = float.afterMinor !== null && float.afterMinor < 0n ? -float.afterMinor : null
  const why = payment.duplicateReason
    ? t('page.alikeReason', { maker: view.makerName, reason: payment.duplicateReason })
    : undefined
  const rule = ruleInShort(risks.rule, { t: rules, s: status, locale })
  return (
    <>
      <Section title={rules('approval')}>
        <Card>
          <p>{rules(payment.approvalsNeeded > 1 ? 'need.two' : 'need.one', { rule })}</p>
        </Card>
      </Section>
      {hasLookalikes(payment.counterpartyName) ? (
        <Notice tone="caution" title={t('page.lookalikes')}>
          {t('page.lookalikesWhy')}
        </Notice>
      ) : null}
      {risks.newness ? (
        <Notice tone="caution" title={rules('newPayee')}>
          {rules(`newness.${risks.newness}`)}
        </Notice>
      ) : null}
      {alike.length > 0 ? (
        <Notice tone="caution" title={t('page.alike')}>
          <ul className="grid gap-1">
            {alike.map((each) => (
              <li key={each.id}>
                <Link className="underline underline-offset-2" href={`/payments/${each.id}`}>
                  {each.reference}
                </Link>{' '}
                {t('page.alikeRow', {
                  amount: formatMoney(each, locale),
                  who: each.counterpartyName,
                  when: fullInstant(each.createdAt, zone, locale),
                })}
              </li>
            ))}
          </ul>
          {why ? <p className="mt-1.5">{why}</p> : null}
        </Notice>
      ) : why ? (
        <Notice>{why}</Notice>
      ) : null}
      <Section title={t('page.float')}>
        {short === null ? null : (
          <Notice
            tone="caution"
            title={t('page.shortfall', {
              account: view.accountName,
              amount: formatMoney({ amountMinor: short, currency: payment.currency }, locale),
            })}
          />
        )}
        <Card className="py-1">
          {float.availableMinor === null || float.afterMinor === null ? (
            <p className="py-2.5 text-ink-soft">{t('page.floatUnknown', { account: view.accountName })}</p>
          ) : (
            <Facts>
              <Fact label={t('page.available')}>{money(float.availableMinor)}</Fact>
              <Fact label={t('page.promised')}>{money(float.promisedMinor)}</Fact>
              <Fact label={t('page.after')}>{money(float.afterMinor)}</Fact>
            </Facts>
          )}
        </Card>
      </Section>
    </>
  )
}
