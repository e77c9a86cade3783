import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { formatMoney, isCurrency, toDecimal } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { FeatureContext } from '@/lib/features/context'
import type { Payment } from '@/lib/features/payments/payment-order'
import { viewPayment } from '@/lib/features/payments/payment-view'
import { demoCodeOf } from '@/lib/features/people/second-factor'
import { type ResolutionView, type ReviewView, viewReview } from '@/lib/features/resolutions/view-review'
import { RevealLine } from '../../../reveal/reveal-line'
import { FlagList } from '../flag-list'
import { DecideForms, WithdrawForm } from './decide-forms'
import { ProposalFacts } from './proposal-facts'
import { ProposeForm } from './propose-form'

type Params = Promise<{ paymentId: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('review'))('page.title') }
}

async function findView(ctx: FeatureContext, paymentId: string) {
  try {
    return await viewPayment(ctx, paymentId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** How an unclear payment ended: proposed by one person with what shows it, confirmed by another (transition rows 21, 22). */
export default async function ResolvePage({ params }: { params: Params }) {
  const ctx = await pageContext('payment.propose_resolution')
  const view = await findView(ctx, (await params).paymentId)
  const { payment } = view
  const [t, payments, common, status, display, review] = await Promise.all([
    getT('review'),
    getT('payments'),
    getT('common'),
    getT('status'),
    getDisplay(),
    viewReview(ctx, payment, view.sight.inFull),
  ])
  const { locale } = display
  const provider = common(`providers.${payment.provider}`)
  const account = view.sight.inFull
    ? readableMsisdn(payment.counterpartyAccount)
    : maskCounterparty(payment.counterpartyAccount)
  return (
    <PageText areas={['review', 'approvals']}>
      <div className="grid max-w-5xl gap-6">
        <PageHeader
          back={{ href: `/payments/${payment.id}`, label: t('page.back') }}
          title={t('page.title')}
          state={t('page.state')}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="grid min-w-0 gap-6">
            <Section title={t('page.payment')}>
              <Card className="py-1">
                <Facts>
                  <Fact label={payment.direction === 'out' ? t('page.to') : t('page.from')}>
                    {payment.counterpartyName ? <p className="font-semibold">{payment.counterpartyName}</p> : null}
                    <p className="figures break-all">{account}</p>
                    <RevealLine kind="payment" id={payment.id} sight={view.sight} />
                  </Fact>
                  <Fact label={t('page.amount')}>
                    <span className="figures font-semibold">{formatMoney(payment, locale)}</span>
                  </Fact>
                  <Fact label={t('page.rail')}>{status(`rails.${payment.rail}`)}</Fact>
                  <Fact label={t('page.reference')}>
                    <span className="font-mono">{payment.reference}</span>
                  </Fact>
                  <Fact label={t('page.status')}>
                    <PaymentStatusTag state={payment.state} label={status(payment.state)} />
                  </Fact>
                  <Fact label={t('page.preparedBy')}>{view.makerName}</Fact>
                </Facts>
              </Card>
            </Section>
            {review.flags.length > 0 ? (
              <Section title={t('title')} description={t('why')}>
                <FlagList
                  t={t}
                  words={payments}
                  flags={review.flags}
                  view={view}
                  account={account}
                  provider={provider}
                  display={display}
                />
              </Section>
            ) : null}
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            {review.open ? (
              <Open
                t={t}
                common={common}
                status={status}
                ctx={ctx}
                payment={payment}
                open={review.open}
                {...{ display }}
              />
            ) : null}
            {review.undecided && (review.open === null || review.open.moot) ? (
              <ProposeForm paymentId={payment.id} currency={payment.currency} {...startOf(payment, review)} />
            ) : null}
            {!review.undecided && review.open === null ? (
              <Notice
                title={t('page.nothing', { state: status(payment.state) })}
                action={<ButtonLink href={`/payments/${payment.id}`}>{t('page.openPayment')}</ButtonLink>}
              />
            ) : null}
            {review.past.length > 0 ? (
              <Section title={t('page.past')}>
                {review.past.map((each) => (
                  <ProposalFacts
                    key={each.proposal.id}
                    {...{ t, common, display }}
                    view={each}
                    currency={payment.currency}
                  />
                ))}
              </Section>
            ) : null}
          </div>
        </div>
      </div>
    </PageText>
  )
}

type OpenProps = {
  t: Awaited<ReturnType<typeof getT<'review'>>>
  common: Awaited<ReturnType<typeof getT<'common'>>>
  status: Awaited<ReturnType<typeof getT<'status'>>>
  ctx: FeatureContext
  payment: Payment
  open: ResolutionView
  display: Awaited<ReturnType<typeof getDisplay>>
}

/** The open proposal, repeated word for word, and what this reader may do with it. */
async function Open({ t, common, status, ctx, payment, open, display }: OpenProps) {
  const { proposal, resolution } = open
  const amount = formatMoney(
    { amountMinor: BigInt(resolution.confirmedMinor ?? payment.amountMinor), currency: payment.currency },
    display.locale,
  )
  const seen = { paymentId: payment.id, proposalId: proposal.id, contentHash: proposal.contentHash }
  const own = proposal.proposerId === ctx.actor.id
  const made = payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id
  const mayConfirm = ctx.actor.permissions.has('payment.confirm_resolution')
  const obstacle = own
    ? t('page.own')
    : !mayConfirm
      ? t('page.notApprover')
      : payment.direction === 'out' && made
        ? t('page.ownPayment')
        : undefined
  const demo = obstacle || open.moot ? undefined : await demoCodeOf(ctx, ctx.actor.id)
  return (
    <>
      <Section title={t('page.proposal')}>
        <ProposalFacts t={t} common={common} view={open} currency={payment.currency} display={display} />
        {open.moot ? (
          <Notice tone="caution" title={t('page.moot')}>
            {t('page.mootWhat', { state: status(payment.state) })}
          </Notice>
        ) : (
          <p className="text-ink-soft">{t(`page.consequence.${resolution.how}`, { amount })}</p>
        )}
      </Section>
      {obstacle && !open.moot ? <Notice title={obstacle} /> : null}
      {own ? <WithdrawForm seen={seen} /> : null}
      {obstacle || open.moot ? null : (
        <Section title={t('page.confirmTitle')}>
          <DecideForms
            seen={seen}
            what={t(`what.${resolution.how}`)}
            demo={demo && { person: ctx.actor.name, code: demo.code, nextInSeconds: demo.nextInSeconds }}
          />
        </Section>
      )}
    </>
  )
}

/** What the form starts from: the provider's own figures where it told some. */
function startOf(payment: Payment, review: ReviewView) {
  const told = review.flags.findLast(({ said }) => said !== null)?.said
  const sameCurrency = told?.currency !== undefined && isCurrency(told.currency) && told.currency === payment.currency
  const minor = sameCurrency && told.amountMinor ? BigInt(told.amountMinor) : payment.amountMinor
  return {
    kinds: payment.state === 'needs_review' ? (['succeeded', 'failed', 'release'] as const) : (['note'] as const),
    receipt: told?.receipt ?? '',
    amount: toDecimal(minor, payment.currency),
  }
}
