import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { getDisplay, getT } from '@/app/_shared/text'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { formatMoney, toDecimal } from '@/lib/core/money'
import { PROVIDER_NAME, providerOf, RAIL_FACTS } from '@/lib/core/rails'
import type { FeatureContext } from '@/lib/features/context'
import type { Place } from '@/lib/features/give-back/original'
import { viewWays } from '@/lib/features/give-back/ways'
import { RefundForm, ReversalForm } from './give-back-forms'
import { LinkedList } from './linked-list'
import { whyNotInWords } from './why-not'

async function findWays(ctx: FeatureContext, place: Place) {
  try {
    return await viewWays(ctx, place)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** One money that came, what was given back of it, and the two ways to give back the rest (PRODUCT 33). */
export async function GiveBackPage(props: {
  ctx: FeatureContext
  place: Place
  /** Stands in the address, so that a refresh or a second tab is the same payment. */
  requestKey: string
  back: string
}) {
  const { ctx, place, requestKey, back } = props
  const ways = await findWays(ctx, place)
  const { original } = ways
  const [t, common, status, { locale }] = await Promise.all([
    getT('give-back'),
    getT('common'),
    getT('status'),
    getDisplay(),
  ])
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency: original.currency }, locale)
  const provider = common(`providers.${original.provider}`)
  const account = maskCounterparty(original.counterpartyAccount)
  const who = original.counterpartyName || account
  const words = { t, common }
  const reverseWhyNot = whyNotInWords(words, 'reverse', ways.reverseWhyNot, original.provider)
  const refundWhyNot = whyNotInWords(words, 'refund', ways.refundWhyNot, original.provider)
  return (
    <PageText areas={['give-back']}>
      <div className="grid max-w-5xl gap-6">
        <PageHeader
          back={{ href: back, label: 'paymentId' in place ? t('backToPayment') : t('backToTransaction') }}
          title={t('title')}
          state={t('state')}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid min-w-0 gap-6">
            <Section title={t('came')}>
              <Card className="py-1">
                <Facts>
                  <Fact label={t('from')}>
                    {original.counterpartyName ? <p className="font-semibold">{original.counterpartyName}</p> : null}
                    <p className="figures break-all">{account}</p>
                  </Fact>
                  <Fact label={t('amount')}>
                    <span className="figures font-semibold">{money(original.amountMinor)}</span>
                  </Fact>
                  <Fact label={t('reference')}>
                    <span className="break-all font-mono">{original.reference}</span>
                  </Fact>
                  {original.receipt && original.receipt !== original.reference ? (
                    <Fact label={t('receipt')}>
                      <span className="font-mono">{original.receipt}</span>
                    </Fact>
                  ) : null}
                  <Fact label={t('remaining')}>
                    <span className="figures font-semibold">{money(ways.remainingMinor)}</span>
                  </Fact>
                </Facts>
              </Card>
            </Section>
            {ways.linked.length > 0 ? (
              <Section title={t('given')}>
                <LinkedList t={t} status={status} linked={ways.linked} locale={locale} />
              </Section>
            ) : null}
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            <Section
              title={t('reverseTitle')}
              description={t('reverseWhat', {
                provider,
                receipt: original.receipt ?? '—',
                amount: money(original.amountMinor),
              })}
            >
              {reverseWhyNot ? (
                <Notice title={reverseWhyNot} />
              ) : (
                <ReversalForm
                  requestKey={requestKey}
                  place={place}
                  act={t('reverseAct', { amount: money(original.amountMinor) })}
                />
              )}
            </Section>
            <Section
              title={t('refundTitle')}
              description={
                ways.refundRail
                  ? t('refundWhat', { rail: status(`rails.${ways.refundRail.rail}`), account })
                  : undefined
              }
            >
              {refundWhyNot || !ways.refundRail ? (
                <Notice title={refundWhyNot ?? t('whyNot.no_rail')} />
              ) : (
                <RefundForm
                  requestKey={requestKey}
                  place={place}
                  currency={original.currency}
                  wholeUnits={RAIL_FACTS[ways.refundRail.rail].wholeUnitsOnly}
                  remaining={toDecimal(ways.remainingMinor, original.currency)}
                  remainingText={money(ways.remainingMinor)}
                  name={original.counterpartyName}
                  who={who}
                  accounts={ways.refundRail.accounts.map(({ id, name }) => {
                    const named = PROVIDER_NAME[providerOf(ways.refundRail?.rail ?? 'mpesa.b2c')]
                    return { id, label: name.startsWith(named) ? name : `${named} ${name}` }
                  })}
                />
              )}
            </Section>
          </div>
        </div>
      </div>
    </PageText>
  )
}
